//! What more there is to know of what happened, as it stands in the security log and as it is told: which roles, which file.
//! Words and numbers of ours, and nothing of what a person is called.

use domain::policy::Role;
use maud::{Markup, html};
use store::security::{DETAIL, Happened, SecurityEvent};

use crate::messages::Messages;
use crate::words;

/// Which roles were given and taken. One line where that has room in it, and else as many as it takes; an empty one where
/// the roles are the same.
pub(crate) fn roles(before: &[Role], after: &[Role]) -> Vec<String> {
    let changed = Role::ALL.into_iter().filter_map(|role| match (before.contains(&role), after.contains(&role)) {
        (false, true) => Some(format!("+{}", role.key())),
        (true, false) => Some(format!("-{}", role.key())),
        _ => None,
    });
    let mut lines = vec![String::new()];
    for word in changed {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= DETAIL => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Which file was taken out: the route's name, and the numbers in its address.
pub(crate) fn file(route: &str, segments: &[(String, String)]) -> String {
    let mut text = route.to_owned();
    for (_, value) in segments.iter().filter(|(name, _)| name != "organisation") {
        let is_id = value.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
        if is_id && text.len() + 1 + value.len() <= DETAIL {
            text.push(' ');
            text.push_str(value);
        }
    }
    text
}

/// How it is told.
pub(super) fn told(m: Messages, event: &SecurityEvent) -> Markup {
    match event.happened {
        Happened::Exported | Happened::RightRefused => html! { " " code { (event.detail) } },
        Happened::RetentionChanged => {
            let days: u32 = event.detail.parse().unwrap_or_default();
            html! { p.cap { (m.with("security-kept-days", &[("days", days.into())])) } }
        }
        Happened::RolesChanged => html! {
            @for (sign, key) in [('+', "security-roles-given"), ('-', "security-roles-taken")] {
                @let roles = signed(&event.detail, sign);
                @if !roles.is_empty() { p.cap { (m.with(key, &[("roles", words::roles(m, &roles).into())])) } }
            }
        },
        _ => html! { p.cap { (m.word("provider-reason", &event.detail)) } },
    }
}

fn signed(detail: &str, sign: char) -> Vec<Role> {
    let named = |word: &str| Role::ALL.into_iter().find(|role| word.strip_prefix(sign) == Some(role.key()));
    detail.split(' ').filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_and_taken_has_room_and_is_read_back() {
        assert_eq!(roles(&[Role::Reader], &[Role::Reader]), [""]);
        assert_eq!(roles(&[Role::Reader], &[Role::Strategist]), ["-reader +strategist"]);
        let all = roles(&[], &Role::ALL);
        assert!(all.iter().all(|line| line.len() <= DETAIL) && all.len() == 2, "{all:?}");
        let read: Vec<Role> = all.iter().flat_map(|line| signed(line, '+')).collect();
        assert_eq!(read, Role::ALL);
    }

    #[test]
    fn a_file_is_told_by_numbers_and_nothing_that_somebody_typed() {
        let segments = [("organisation", "verket"), ("round", "3"), ("unit", "12"), ("words", "Anna Ek")];
        let segments = segments.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(file("unit-plan-as-file", &segments), "unit-plan-as-file 3 12");
    }
}
