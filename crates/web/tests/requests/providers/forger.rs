//! A provider of OpenID Connect on loopback that does as it should, or lies in one way. It checks what a provider checks: the
//! client, the code, its address, PKCE. Not a provider for anybody else: its one person is made up, and its RSA key is in the
//! repository.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use fetch::allowed::Allowed;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::forged_provider::{self, Pairs};
use testkit::forged_token::{Forge, Lie, Object, claims, object};

pub(crate) const CLIENT: &str = "rodtrad";
pub(crate) const SECRET: &str = "hemlig: å+ä/ö=?";

/// In what way the provider lies. To begin with it does not.
pub(crate) struct Plan {
    /// Changes its settings.
    pub(crate) discovery: fn(&mut Object),
    /// Changes what the browser comes back with.
    pub(crate) answer: fn(&mut Pairs),
    /// In what way its tokens and keys lie.
    pub(crate) lie: Lie,
    /// Changes what the token endpoint answers.
    pub(crate) reply: fn(&mut Object),
    /// Changes what it tells of the person beside the token.
    pub(crate) userinfo: fn(&mut Object),
    /// Answers in another way altogether.
    pub(crate) instead: Option<(&'static str, Instead)>,
}

/// What comes in place of an answer.
#[derive(Clone, Copy)]
pub(crate) enum Instead {
    Status(u16),
    Redirect,
    Megabytes,
    Text(&'static str),
}

impl Default for Plan {
    fn default() -> Plan {
        Plan { discovery: |_| {}, answer: |_| {}, lie: Lie::default(), reply: |_| {}, userinfo: |_| {}, instead: None }
    }
}

impl Deref for Plan {
    type Target = Lie;

    fn deref(&self) -> &Lie {
        &self.lie
    }
}

impl DerefMut for Plan {
    fn deref_mut(&mut self) -> &mut Lie {
        &mut self.lie
    }
}

/// What was asked, and is waiting for its code.
#[derive(Clone)]
struct Waiting {
    code: String,
    redirect: String,
    nonce: String,
    challenge: String,
}

pub(crate) struct Inside {
    pub(crate) plan: Plan,
    address: String,
    now: i64,
    forge: Forge,
    waiting: Vec<Waiting>,
    codes: u32,
    /// What was asked of each path.
    pub(crate) asked: Vec<String>,
    /// What the authorization endpoint was asked last.
    pub(crate) question: Pairs,
    /// The public key that proves the client, where it has one.
    pub(crate) client_keys: Option<identity::keys::Keys>,
}

#[derive(Clone)]
pub(crate) struct Forger(Arc<Mutex<Inside>>);

impl Forger {
    /// A provider that does as it should, at this moment.
    pub(crate) async fn begin(now: i64) -> Forger {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let inside = Inside {
            plan: Plan::default(),
            address,
            now,
            forge: Forge::new(),
            waiting: Vec::new(),
            codes: 0,
            asked: Vec::new(),
            question: Vec::new(),
            client_keys: None,
        };
        let forger = Forger(Arc::new(Mutex::new(inside)));
        let service = serve.with_state(forger.clone()).into_make_service();
        tokio::spawn(async move { axum::serve(listener, service).await });
        forger
    }

    pub(crate) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap()
    }

    pub(crate) fn issuer(&self) -> String {
        self.inside().address.clone()
    }

    pub(crate) fn host(&self) -> String {
        self.issuer().trim_start_matches("http://").to_owned()
    }

    pub(crate) fn allowed(&self) -> Allowed {
        Allowed::parse(&[], &[self.host()]).unwrap()
    }

    pub(crate) fn lie(&self, lie: impl Fn(&mut Plan)) {
        lie(&mut self.inside().plan);
    }

    /// Another key from now on, as after a rotation.
    pub(crate) fn rotate(&self, kid: &str) {
        self.inside().forge.rotate(kid);
    }

    pub(crate) fn times_asked(&self, path: &str) -> usize {
        self.inside().asked.iter().filter(|asked| *asked == path).count()
    }

    /// The person at the provider, who signs in there: where the browser is sent back.
    pub(crate) fn sign_in(&self, location: &str) -> String {
        let mut inside = self.inside();
        let (to, query) = location.split_once('?').expect("a question");
        assert_eq!(to, format!("{}/auth", inside.address));
        let pairs: Pairs = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        inside.question.clone_from(&pairs);
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap();
        assert_eq!((get("response_type").as_str(), get("client_id").as_str()), ("code", CLIENT));
        assert_eq!(get("code_challenge_method"), "S256");
        inside.codes += 1;
        let code = format!("code-{}", inside.codes);
        let waiting = Waiting {
            code: code.clone(),
            redirect: get("redirect_uri"),
            nonce: get("nonce"),
            challenge: get("code_challenge"),
        };
        let redirect = waiting.redirect.clone();
        inside.waiting.push(waiting);
        let mut answer = forged_provider::answer(&inside.address, &code, &get("state"));
        (inside.plan.answer)(&mut answer);
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(answer).finish();
        format!("{}?{query}", redirect.trim_start_matches("http://localhost"))
    }

    /// A token with these claims, signed as the plan says.
    pub(crate) fn token(&self, claims: Object, kind: Option<&str>) -> String {
        self.inside().token(claims, kind)
    }

    /// What a token for signing out says, when it does as it should.
    pub(crate) fn logout_claims(&self) -> Object {
        let inside = self.inside();
        let claims = json!({
            "iss": inside.address, "aud": CLIENT, "iat": inside.now, "exp": inside.now + 120, "jti": "once-1",
            "sub": "person-1", "sid": "session-1",
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        });
        object(claims)
    }
}

impl Inside {
    /// Its clock goes on.
    pub(crate) fn pass(&mut self, seconds: i64) {
        self.now += seconds;
    }

    fn token(&self, claims: Object, kind: Option<&str>) -> String {
        self.forge.token(&self.plan.lie, claims, kind)
    }

    fn settings(&self) -> Object {
        let mut settings = forged_provider::settings(&self.address);
        (self.plan.discovery)(&mut settings);
        settings
    }

    fn exchange(&mut self, headers: &HeaderMap, form: &Pairs) -> Result<Object, &'static str> {
        let get = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
        let [id, secret] =
            [CLIENT, SECRET].map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
        let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")));
        let is_basic = headers.get(header::AUTHORIZATION).is_some_and(|value| value.as_bytes() == basic.as_bytes());
        let is_post = get("client_id") == CLIENT && get("client_secret") == SECRET;
        let is_signed = self.client_keys.as_ref().is_some_and(|keys| {
            let proven = identity::jwt::Unproven::parse(get("client_assertion"))
                .and_then(|assertion| assertion.claims(keys, &["JWT"]));
            proven.is_ok_and(|claims| claims.text("aud") == Some(&format!("{}/token", self.address)))
        });
        if !is_basic && !is_post && !is_signed {
            return Err("invalid_client");
        }
        let found = self.waiting.iter().position(|waiting| waiting.code == get("code"));
        let waiting = self.waiting.remove(found.ok_or("invalid_grant")?);
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(get("code_verifier")));
        if waiting.redirect != get("redirect_uri") || waiting.challenge != challenge {
            return Err("invalid_grant");
        }
        let token = self.token(claims(&self.address, &waiting.nonce, self.now), None);
        let mut reply = object(json!({ "id_token": token, "access_token": "access", "token_type": "Bearer" }));
        (self.plan.reply)(&mut reply);
        Ok(reply)
    }
}

async fn serve(State(forger): State<Forger>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1024 * 1024).await.unwrap();
    let form: Pairs = form_urlencoded::parse(&body).into_owned().collect();
    let path = parts.uri.path().to_owned();
    let mut inside = forger.inside();
    inside.asked.push(path.clone());
    if let Some((_, instead)) = inside.plan.instead.filter(|(at, _)| *at == path) {
        return match instead {
            Instead::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
            Instead::Redirect => {
                (StatusCode::FOUND, [(header::LOCATION, format!("{}/elsewhere", inside.address))]).into_response()
            }
            Instead::Megabytes => vec![b' '; 2 * 1024 * 1024].into_response(),
            Instead::Text(text) => text.into_response(),
        };
    }
    match path.as_str() {
        "/.well-known/openid-configuration" => Value::Object(inside.settings()).to_string().into_response(),
        "/userinfo" if parts.headers.get(header::AUTHORIZATION).is_some_and(|value| value == "Bearer access") => {
            let mut said = object(json!({
                "sub": "person-1", "name": "Anna Ek", "email": "anna.ek@verket.se", "email_verified": true,
            }));
            (inside.plan.userinfo)(&mut said);
            Value::Object(said).to_string().into_response()
        }
        "/userinfo" => StatusCode::UNAUTHORIZED.into_response(),
        "/keys" => inside.forge.published(&inside.plan.lie).to_string().into_response(),
        "/token" | "/elsewhere" => match inside.exchange(&parts.headers, &form) {
            Ok(reply) => Value::Object(reply).to_string().into_response(),
            Err(error) => (StatusCode::BAD_REQUEST, json!({ "error": error }).to_string()).into_response(),
        },
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
