//! Why somebody was not let in, or a provider cannot be used: a word for each, for the security log and its messages. Never
//! what was answered: that is another's text, and may be about a person.

use std::fmt;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $kind:ident;)+) => {
        /// A no.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Refused { $($(#[$doc])* $name,)+ }

        impl Refused {
            /// All of them.
            pub const ALL: &'static [Refused] = &[$(Refused::$name),+];

            /// The word for it in the log and in message keys.
            pub fn key(self) -> &'static str {
                match self { $(Refused::$name => $key,)+ }
            }

            /// Of what kind it is, which is what the person who wanted in is told.
            pub fn kind(self) -> Kind {
                match self { $(Refused::$name => Kind::$kind,)+ }
            }
        }
    };
}

/// What can be done about a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The person, or the provider, broke it off.
    Denied,
    /// It was begun elsewhere, too long ago, or ended before.
    Stale,
    /// The provider does not answer.
    Unreachable,
    /// The answer cannot be believed.
    Untrusted,
    /// The person showed who it is in a way that is not sure enough.
    Level,
    /// Nobody here is that person.
    Nobody,
    /// Somebody here has the address, and has not connected it.
    Unconnected,
    /// The person may not come in.
    Closed,
}

reasons! {
    /// The provider said no, or the person did there.
    Denied = "denied", Denied;
    /// No such attempt: another browser's, too old, or used.
    Stale = "stale", Stale;
    /// The answer came to the address of another provider.
    OtherProvider = "other-provider", Untrusted;
    /// The answer says that it is from another issuer.
    MixedUp = "mixed-up", Untrusted;
    /// The answer has no code, or something twice.
    AnswerMalformed = "answer-malformed", Untrusted;

    /// The operator does not allow the host.
    HostNotAllowed = "host-not-allowed", Unreachable;
    /// The host has a network address where it may not be asked.
    HostInside = "host-inside", Unreachable;
    /// There is no such host.
    HostUnknown = "host-unknown", Unreachable;
    /// Nobody answers.
    NoAnswer = "no-answer", Unreachable;
    /// The host cannot prove who it is.
    NotProven = "not-proven", Unreachable;
    /// It took too long.
    TooSlow = "too-slow", Unreachable;
    /// There was too much of it.
    TooLarge = "too-large", Unreachable;

    /// The address of the settings does not answer with them.
    DiscoveryStatus = "discovery-status", Unreachable;
    /// The settings cannot be read.
    DiscoveryMalformed = "discovery-malformed", Unreachable;
    /// The settings are those of another issuer.
    DiscoveryIssuer = "discovery-issuer", Untrusted;
    /// An address in the settings is none, or not one that may be asked.
    DiscoveryEndpoint = "discovery-endpoint", Untrusted;
    /// The provider does not know the code flow.
    NoCodeFlow = "no-code-flow", Untrusted;
    /// The provider does not know PKCE with S256.
    NoPkce = "no-pkce", Untrusted;
    /// The provider signs in no way that is believed.
    NoSignature = "no-signature", Untrusted;
    /// The provider does not know the way in which the agency proves itself.
    NoClientAuthentication = "no-client-authentication", Untrusted;
    /// The keys cannot be read.
    KeysMalformed = "keys-malformed", Unreachable;
    /// There is no secret to prove the agency with.
    SecretMissing = "secret-missing", Untrusted;

    /// The provider does not know the agency: its id or its secret is wrong.
    ClientRefused = "client-refused", Untrusted;
    /// The provider does not take the code.
    CodeRefused = "code-refused", Stale;
    /// The provider answers with something else than tokens.
    TokenMalformed = "token-malformed", Untrusted;

    /// The token is no signed token.
    JwtMalformed = "jwt-malformed", Untrusted;
    /// The token is signed in a way that is not believed, or not at all.
    Algorithm = "algorithm", Untrusted;
    /// The token brings its own key.
    KeyInjected = "key-injected", Untrusted;
    /// The token asks for an extension that is not known.
    Critical = "critical", Untrusted;
    /// The token is another kind of token.
    Type = "type", Untrusted;
    /// The provider has no such key.
    KeyUnknown = "key-unknown", Untrusted;
    /// The signature is not the provider's.
    Signature = "signature", Untrusted;
    /// The issuer is another.
    Issuer = "issuer", Untrusted;
    /// The token is for somebody else.
    Audience = "audience", Untrusted;
    /// The token was given to another application.
    AuthorizedParty = "authorized-party", Untrusted;
    /// The token says no moment when it ends.
    ExpiryMissing = "expiry-missing", Untrusted;
    /// The token has ended.
    Expired = "expired", Untrusted;
    /// The token says no moment when it was made.
    IssuedMissing = "issued-missing", Untrusted;
    /// The token was made long ago.
    IssuedLongAgo = "issued-long-ago", Untrusted;
    /// The token is from the future: one of the clocks is wrong.
    NotYet = "not-yet", Untrusted;
    /// The token answers another question.
    Nonce = "nonce", Untrusted;
    /// The token does not belong to the other token of the answer.
    AccessTokenHash = "access-token-hash", Untrusted;
    /// What is told beside the token is of another person.
    UserinfoSubject = "userinfo-subject", Untrusted;
    /// The token says nobody.
    Subject = "subject", Untrusted;
    /// The level of assurance is too low, or not told.
    Level = "level", Level;
    /// The token is no token for signing out.
    NoLogout = "no-logout", Untrusted;
    /// The token was used before.
    Replayed = "replayed", Untrusted;

    /// Nobody here is connected, and new people are not let in.
    Nobody = "nobody", Nobody;
    /// Somebody here has the address, which may not be used to connect them.
    AddressTaken = "address-taken", Unconnected;
    /// The identity is somebody else's here.
    OtherPerson = "other-person", Unconnected;
    /// The person's account is closed.
    AccountClosed = "account-closed", Closed;
    /// The person has no role.
    NoRoles = "no-roles", Closed;
}

impl Refused {
    /// This no, unless what is looked at holds.
    pub(crate) fn unless(self, holds: bool) -> Result<(), Refused> {
        if holds || self.is_left_out() { Ok(()) } else { Err(self) }
    }

    /// What was found, or this no. `instead` is for the crate's own tests, when the check is left out.
    pub(crate) fn unless_found<T>(self, found: Option<T>, instead: T) -> Result<T, Refused> {
        match found {
            Some(found) => Ok(found),
            None if self.is_left_out() => Ok(instead),
            None => Err(self),
        }
    }

    /// Whether the check behind this no is left out. Never: only the crate's own tests can do that, to show that what the
    /// check is for gets through without it. Nothing of that is in the product.
    #[cfg(not(test))]
    pub(crate) const fn is_left_out(self) -> bool {
        false
    }

    /// Whether a test has left the check out.
    #[cfg(test)]
    pub(crate) fn is_left_out(self) -> bool {
        crate::without::is_left_out(self)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for Refused {}
