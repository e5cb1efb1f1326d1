//! One question to an address, and its answer: asked only where it is allowed, at the very network address that was
//! checked, within limits of time and size. Nothing of who asks is told but the product's name.

use std::io::{self, Read};
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::trouble::Trouble;
use exchange::table::MOST_BYTES;
use flate2::read::MultiGzDecoder;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::allowed::{Allowed, Network};

/// What is told of who asks.
const AGENT: &str = concat!("Rodtrad/", env!("CARGO_PKG_VERSION"));

/// How many times an answer may send on.
const HOPS: usize = 3;

/// How long, and how much.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until somebody answers there.
    pub connect: Duration,
    /// Until all has come, redirects included.
    pub whole: Duration,
    /// The most that is read, packed or unpacked.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { connect: Duration::from_secs(10), whole: Duration::from_secs(60), bytes: MOST_BYTES }
    }
}

/// How the name of a host becomes addresses: by the machine, or as a test says.
pub type Resolve = Arc<dyn Fn(&str, u16) -> io::Result<Vec<SocketAddr>> + Send + Sync>;

/// What asks.
#[derive(Clone)]
pub struct Client {
    allowed: Allowed,
    limits: Limits,
    resolve: Resolve,
    tls: Arc<ClientConfig>,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Where.
    pub address: &'a WebAddress,
    /// What is sent, when something is.
    pub query: &'a str,
    /// The mark that the last answer had.
    pub etag: &'a str,
    /// When the last answer said that it was changed.
    pub modified: &'a str,
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is as it was.
    Unchanged,
    /// A file.
    File {
        /// What it holds, unpacked.
        bytes: Vec<u8>,
        /// Its mark; empty where it has none.
        etag: String,
        /// When it was changed; empty where that is not said.
        modified: String,
    },
}

impl Client {
    /// A client that trusts whom the machine trusts.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(allowed: Allowed) -> Result<Client, rustls::Error> {
        Client::limited(allowed, Limits::default())
    }

    /// The same, with other limits.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn limited(allowed: Allowed, limits: Limits) -> Result<Client, rustls::Error> {
        let found = rustls_native_certs::load_native_certs();
        if found.certs.is_empty() && !allowed.is_nothing() {
            tracing::warn!("the machine has no root certificates; nobody can be asked by https");
        }
        let resolve = |host: &str, port: u16| Ok((host, port).to_socket_addrs()?.collect());
        Client::with(allowed, limits, found.certs, Arc::new(resolve))
    }

    /// A client with other limits, that trusts these certificates alone and finds hosts so: for tests.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn with(
        allowed: Allowed,
        limits: Limits,
        roots: Vec<CertificateDer<'static>>,
        resolve: Resolve,
    ) -> Result<Client, rustls::Error> {
        let mut store = RootCertStore::empty();
        // One that cannot be read is one that is not trusted.
        let (_, _unreadable) = store.add_parsable_certificates(roots);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let tls = Arc::new(config.with_root_certificates(store).with_no_client_auth());
        Ok(Client { allowed, limits, resolve, tls })
    }

    /// What may be asked.
    pub fn allowed(&self) -> &Allowed {
        &self.allowed
    }

    /// The limits.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Asks.
    ///
    /// # Errors
    /// What went wrong.
    pub async fn ask(&self, question: Question<'_>) -> Result<Answer, Trouble> {
        let limit = self.limits.whole;
        let seconds = u32::try_from(limit.as_secs()).unwrap_or(u32::MAX);
        tokio::time::timeout(limit, self.follow(question)).await.unwrap_or(Err(Trouble::TooSlow { seconds }))
    }

    async fn follow(&self, question: Question<'_>) -> Result<Answer, Trouble> {
        let mut address = question.address.clone();
        let mut query = question.query;
        for _ in 0..=HOPS {
            let asked = request(&address, Question { query, ..question });
            let asked = asked.ok_or_else(|| Trouble::NoAnswer { host: address.host() })?;
            let answer = self.send(&address, asked).await?;
            let status = answer.status();
            match status {
                StatusCode::NOT_MODIFIED => return Ok(Answer::Unchanged),
                StatusCode::OK => return self.read(&address, answer).await,
                StatusCode::MOVED_PERMANENTLY
                | StatusCode::FOUND
                | StatusCode::SEE_OTHER
                | StatusCode::TEMPORARY_REDIRECT
                | StatusCode::PERMANENT_REDIRECT => {
                    let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
                    let to = location.and_then(|location| address.joined(location));
                    let to = to.ok_or(Trouble::Status { status: status.as_u16() })?;
                    let is_there = (to.host(), to.port(), to.is_https());
                    if is_there != (address.host(), address.port(), address.is_https()) {
                        return Err(Trouble::SentElsewhere { host: to.host() });
                    }
                    if !matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT) {
                        query = "";
                    }
                    address = to;
                }
                other => return Err(Trouble::Status { status: other.as_u16() }),
            }
        }
        Err(Trouble::SentElsewhere { host: address.host() })
    }

    /// Sends it, to an address where it is allowed, and gives the head of the answer.
    pub(crate) async fn send(
        &self,
        address: &WebAddress,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Incoming>, Trouble> {
        let host = address.host();
        let no_answer = || Trouble::NoAnswer { host: host.clone() };
        let stream = self.connect(address).await?;
        if !address.is_https() {
            return talk(stream, request).await.ok_or_else(no_answer);
        }
        let name = ServerName::try_from(host.clone()).map_err(|_| no_answer())?;
        let stream = TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream).await;
        let stream = stream.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Trouble::NotProven { host: host.clone() },
            _ => no_answer(),
        })?;
        talk(stream, request).await.ok_or_else(no_answer)
    }

    /// The connection, to an address that was looked up once and checked: a name that changes its mind changes nothing.
    async fn connect(&self, address: &WebAddress) -> Result<TcpStream, Trouble> {
        let (host, port) = (address.host(), address.port());
        let network = self.allowed.network(address).ok_or_else(|| Trouble::HostNotAllowed { host: host.clone() })?;
        let (resolve, wanted) = (Arc::clone(&self.resolve), host.clone());
        let found = tokio::task::spawn_blocking(move || resolve(&wanted, port)).await;
        let found = found.ok().and_then(Result::ok).filter(|found| !found.is_empty());
        let found = found.ok_or_else(|| Trouble::HostUnknown { host: host.clone() })?;
        // One that is inside among others that are not is no mistake.
        let may_have = |at: &SocketAddr| {
            let is_hidden = address.is_https() || at.ip().is_loopback();
            is_hidden && at.port() == port && network.may_have(at.ip())
        };
        if !found.iter().all(may_have) {
            return Err(match network {
                Network::Outside => Trouble::HostInside { host },
                Network::Inside => Trouble::HostNotAllowed { host },
            });
        }
        for at in found {
            if let Ok(Ok(stream)) = tokio::time::timeout(self.limits.connect, TcpStream::connect(at)).await {
                return Ok(stream);
            }
        }
        Err(Trouble::NoAnswer { host })
    }

    async fn read(&self, address: &WebAddress, answer: Response<Incoming>) -> Result<Answer, Trouble> {
        let text =
            |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (etag, modified) = (text(header::ETAG), text(header::LAST_MODIFIED));
        let bytes = self.body(address, answer).await?;
        Ok(Answer::File { bytes, etag: mark(etag), modified: mark(modified) })
    }

    /// What an answer holds, unpacked, within the limits.
    pub(crate) async fn body(&self, address: &WebAddress, answer: Response<Incoming>) -> Result<Vec<u8>, Trouble> {
        let most = self.limits.bytes;
        let too_large =
            || Trouble::TooLarge { megabytes: u32::try_from(most.div_ceil(1024 * 1024)).unwrap_or(u32::MAX) };
        let packing = answer.headers().get(header::CONTENT_ENCODING).and_then(|value| value.to_str().ok());
        let packing = packing.unwrap_or_default().to_ascii_lowercase();
        let mut body = answer.into_body();
        let mut bytes = Vec::new();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| Trouble::NoAnswer { host: address.host() })?;
            let Ok(data) = frame.into_data() else { continue };
            if most < bytes.len() + data.len() {
                return Err(too_large());
            }
            bytes.extend_from_slice(&data);
        }
        match packing.as_str() {
            "" | "identity" => Ok(bytes),
            "gzip" | "x-gzip" => {
                let unpacked = tokio::task::spawn_blocking(move || unpacked(&bytes, most)).await;
                let unpacked = unpacked.ok().and_then(Result::ok).ok_or(Trouble::Damaged)?;
                if most < unpacked.len() {
                    return Err(too_large());
                }
                Ok(unpacked)
            }
            _ => Err(Trouble::Damaged),
        }
    }
}

/// One byte more than the most, at the most.
fn unpacked(bytes: &[u8], most: usize) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    MultiGzDecoder::new(bytes).take(most.saturating_add(1)).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// A mark that there is room for; a longer one is left, and the file is then compared by what it holds.
fn mark(text: String) -> String {
    if text.len() <= 200 { text } else { String::new() }
}

/// The headers that every request begins with.
pub(crate) fn opening(address: &WebAddress, accepted: &'static str) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    let usual = if address.is_https() { 443 } else { 80 };
    let host = if address.host().contains(':') { format!("[{}]", address.host()) } else { address.host() };
    let host = if address.port() == usual { host } else { format!("{host}:{}", address.port()) };
    headers.insert(header::HOST, HeaderValue::from_str(&host).ok()?);
    headers.insert(header::USER_AGENT, HeaderValue::from_static(AGENT));
    headers.insert(header::ACCEPT, HeaderValue::from_static(accepted));
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    Some(headers)
}

fn request(address: &WebAddress, question: Question<'_>) -> Option<Request<Full<Bytes>>> {
    let mut headers = opening(address, "text/csv, application/json, */*;q=0.5")?;
    let is_sent = !question.query.is_empty();
    if is_sent {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    } else {
        for (name, value) in [(header::IF_NONE_MATCH, question.etag), (header::IF_MODIFIED_SINCE, question.modified)] {
            if let Some(value) = Some(value).filter(|value| !value.is_empty()) {
                headers.insert(name, HeaderValue::from_str(value).ok()?);
            }
        }
    }
    let mut request = Request::new(Full::from(question.query.to_owned()));
    *request.method_mut() = if is_sent { Method::POST } else { Method::GET };
    *request.uri_mut() = address.path().parse().ok()?;
    *request.headers_mut() = headers;
    Some(request)
}

async fn talk<S>(stream: S, request: Request<Full<Bytes>>) -> Option<Response<Incoming>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        http1::Builder::new().max_buf_size(64 * 1024).handshake(TokioIo::new(stream)).await.ok()?;
    // It ends with the answer: who waits for that drops it, and then this has nobody to send to.
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection of a fetch ended early");
        }
    });
    sender.send_request(request).await.ok()
}
