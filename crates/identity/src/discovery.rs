//! What a provider says of itself (OpenID Connect Discovery 1.0): where its endpoints are and what it knows. Believed only
//! when it is of the issuer that was set up, and leads nowhere but where the operator allows.

use domain::indicator::fetch::address::WebAddress;
use fetch::allowed::Allowed;

use crate::keys::Algorithm;
use crate::object::{Json, Object};
use crate::provider::{Method, Provider};
use crate::refused::Refused;

/// What is used of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Where people are sent.
    pub authorization: WebAddress,
    /// Where codes are taken.
    pub token: WebAddress,
    /// Where the keys are.
    pub keys: WebAddress,
    /// Where more is told of whoever signed in, if it is and may be asked.
    pub userinfo: Option<WebAddress>,
    /// Where people sign out, if they can.
    pub end_session: Option<WebAddress>,
    /// Whether every answer says whose it is (RFC 9207).
    pub answers_say_issuer: bool,
    /// Whether claims can be asked for by name.
    pub takes_claims: bool,
}

/// Where an issuer says what it is.
pub fn address(issuer: &WebAddress) -> Option<WebAddress> {
    let issuer = issuer.as_str();
    WebAddress::parse(&format!("{}/.well-known/openid-configuration", issuer.strip_suffix('/').unwrap_or(issuer))).ok()
}

/// Reads it, for this provider.
///
/// # Errors
/// What is wrong, or missing.
pub fn read(bytes: &[u8], provider: &Provider, allowed: &Allowed) -> Result<Metadata, Refused> {
    let said = Object::parse(bytes).ok_or(Refused::DiscoveryMalformed)?;
    Refused::DiscoveryIssuer.unless(said.text("issuer") == Some(provider.issuer.as_str()))?;
    let is_secure = provider.issuer.is_https();
    let endpoint = |name: &str| {
        let address = said.text(name).and_then(|text| WebAddress::parse(text).ok());
        // One without encryption beside others that have it is a mistake, or worse.
        let may_be = |address: &WebAddress| allowed.allows(address) && (address.is_https() || !is_secure);
        address.filter(|address| may_be(address) || Refused::DiscoveryEndpoint.is_left_out())
    };
    let needed = |name: &str| endpoint(name).ok_or(Refused::DiscoveryEndpoint);
    let metadata = Metadata {
        authorization: needed("authorization_endpoint")?,
        token: needed("token_endpoint")?,
        keys: needed("jwks_uri")?,
        // Often at a host of its own that nobody has named, and nobody needs it: then it is not asked.
        userinfo: endpoint("userinfo_endpoint"),
        end_session: match said.get("end_session_endpoint") {
            Some(_) => Some(needed("end_session_endpoint")?),
            None => None,
        },
        answers_say_issuer: is_true(&said, "authorization_response_iss_parameter_supported"),
        takes_claims: is_true(&said, "claims_parameter_supported"),
    };
    // Of what is a list in it, one that is not there says nothing, or has a default.
    let knows = |name: &str, wanted: &[&str], without: bool| match said.texts(name) {
        Some(list) => list.iter().any(|one| wanted.contains(one)),
        None => without,
    };
    Refused::NoCodeFlow.unless(knows("response_types_supported", &["code"], true))?;
    Refused::NoPkce.unless(knows("code_challenge_methods_supported", &["S256"], true))?;
    let algorithms = Algorithm::ALL.map(Algorithm::name);
    Refused::NoSignature.unless(knows("id_token_signing_alg_values_supported", &algorithms, true))?;
    let (method, basic) = (provider.method.name(), provider.method == Method::Basic);
    let can_prove = knows("token_endpoint_auth_methods_supported", &[method], basic);
    Refused::NoClientAuthentication.unless(can_prove)?;
    Ok(metadata)
}

fn is_true(said: &Object, name: &str) -> bool {
    said.get(name) == Some(&Json::Truth(true))
}
