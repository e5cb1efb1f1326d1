//! A field for a secret: what is typed is not shown, never comes back from the server, and may be pasted and filled in by a
//! password manager. Not whether it is right.

use maud::{Markup, html};

use super::{Field, Form};

/// What a password manager is to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The password that there is.
    Current,
    /// One that is chosen now.
    New,
}

impl Form<'_> {
    /// A code that is used once: of an app, or from paper. Telephones offer what they know of such.
    pub fn code(&self, field: &Field<'_>) -> Markup {
        self.field(
            field,
            html! {
                input.ds-input.code #(field.name) name=(field.name) type="text" autocomplete="one-time-code" spellcheck="false"
                    autocapitalize="characters" maxlength="40" aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
            },
        )
    }

    /// A password.
    pub fn secret(&self, field: &Field<'_>, secret: Secret) -> Markup {
        let fills = match secret {
            Secret::Current => "current-password",
            Secret::New => "new-password",
        };
        self.field(
            field,
            html! {
                input.ds-input #(field.name) name=(field.name) type="password" autocomplete=(fills) spellcheck="false"
                    autocapitalize="none" aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
            },
        )
    }

    /// The address that one signs in with, which a password manager fills in too.
    pub fn user_name(&self, field: &Field<'_>) -> Markup {
        self.field(
            field,
            html! {
                input.ds-input #(field.name) name=(field.name) type="email" value=(self.typed.get(field.name))
                    autocomplete="username" spellcheck="false" autocapitalize="none"
                    aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
            },
        )
    }
}
