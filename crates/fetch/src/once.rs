//! One question and its answer, whatever its status is: for those who speak another protocol with a host that the operator
//! allows. No redirect is followed. Not for files of values; that is `client`.

use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::trouble::Trouble;
use http_body_util::Full;
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request};

use crate::client::{Client, opening};

/// What is asked, and of whom.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// Where.
    pub address: &'a WebAddress,
    /// The fields of a form, when something is sent.
    pub form: Option<&'a str>,
    /// What proves who asks: a whole `Authorization`.
    pub authorization: Option<&'a str>,
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The number of the answer.
    pub status: u16,
    /// What it holds, unpacked.
    pub bytes: Vec<u8>,
}

impl Client {
    /// Asks once, for JSON.
    ///
    /// # Errors
    /// What went wrong before there was an answer, or that it was too large or too late.
    pub async fn once(&self, letter: Letter<'_>) -> Result<Reply, Trouble> {
        let limit = self.limits().whole;
        let seconds = u32::try_from(limit.as_secs()).unwrap_or(u32::MAX);
        let asked = async {
            let request = request(letter).ok_or_else(|| Trouble::NoAnswer { host: letter.address.host() })?;
            let answer = self.send(letter.address, request).await?;
            let status = answer.status().as_u16();
            Ok(Reply { status, bytes: self.body(letter.address, answer).await? })
        };
        tokio::time::timeout(limit, asked).await.unwrap_or(Err(Trouble::TooSlow { seconds }))
    }
}

fn request(letter: Letter<'_>) -> Option<Request<Full<hyper::body::Bytes>>> {
    let mut headers = opening(letter.address, "application/json")?;
    if let Some(authorization) = letter.authorization {
        let mut value = HeaderValue::from_str(authorization).ok()?;
        value.set_sensitive(true);
        headers.insert(header::AUTHORIZATION, value);
    }
    if letter.form.is_some() {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    }
    let mut request = Request::new(Full::from(letter.form.unwrap_or_default().to_owned()));
    *request.method_mut() = if letter.form.is_some() { Method::POST } else { Method::GET };
    *request.uri_mut() = letter.address.path().parse().ok()?;
    *request.headers_mut() = headers;
    Some(request)
}
