//! A server that answers as a test says, badly too, and remembers what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How it answers.
#[derive(Clone)]
pub(crate) enum Says {
    /// With these bytes.
    This(Vec<u8>),
    /// With nothing, for a long time.
    Nothing,
    /// With a head, and then without an end.
    Endless,
    /// With a head, and then a byte now and then.
    Trickle,
}

/// A server on this computer. Its thread ends with the test.
pub(crate) struct Server {
    at: SocketAddr,
    says: Arc<Mutex<Says>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// One that speaks plainly.
    pub(crate) fn plain() -> Server {
        Server::start(None)
    }

    /// One that is `localhost`, and proves it to whoever trusts [`authority`].
    pub(crate) fn secret() -> Server {
        let (chain, key) =
            (certificates(include_bytes!("certificates/host.pem")), include_bytes!("certificates/host.key"));
        let key = PrivateKeyDer::from_pem_slice(key).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        Server::start(Some(Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap())))
    }

    fn start(tls: Option<Arc<ServerConfig>>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let says = Arc::new(Mutex::new(Says::This(file("År;Värde\n2017;71,4\n"))));
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (saying, asking) = (Arc::clone(&says), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (saying, asking, tls) = (saying.lock().unwrap().clone(), Arc::clone(&asking), tls.clone());
                thread::spawn(move || {
                    let stream = stream.unwrap();
                    match tls {
                        None => answer(stream, &saying, &asking),
                        Some(tls) => {
                            answer(StreamOwned::new(ServerConnection::new(tls).unwrap(), stream), &saying, &asking);
                        }
                    }
                });
            }
        });
        Server { at, says, asked }
    }

    /// What it answers from now on.
    pub(crate) fn says(&self, says: Says) {
        *self.says.lock().unwrap() = says;
    }

    /// What it answers from now on: a head and a body.
    pub(crate) fn answers(&self, head: &str, body: &[u8]) {
        self.says(Says::This(with_head(head, body)));
    }

    /// A file with values.
    pub(crate) fn has(&self, text: &str) {
        self.says(Says::This(file(text)));
    }

    /// The port that it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.at.port()
    }

    /// What it was asked since this was last asked: the whole head of each, with the body.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

/// Whom to trust, in order to believe [`Server::secret`].
pub(crate) fn authority() -> Vec<CertificateDer<'static>> {
    certificates(include_bytes!("certificates/authority.pem"))
}

fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().unwrap()
}

fn file(text: &str) -> Vec<u8> {
    with_head("200 OK", text.as_bytes())
}

fn with_head(head: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn answer(stream: impl Read + Write, says: &Says, asked: &Mutex<Vec<String>>) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while let Ok(1..) = stream.read_line(&mut head) {
        if head.ends_with("\r\n\r\n") {
            break;
        }
    }
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    if stream.read_exact(&mut body).is_err() || head.is_empty() {
        return;
    }
    asked.lock().unwrap().push(head + &String::from_utf8_lossy(&body));
    let mut stream = stream.into_inner();
    match says {
        Says::This(bytes) => {
            let _ = stream.write_all(bytes);
        }
        Says::Nothing => thread::sleep(Duration::from_secs(30)),
        Says::Endless => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while stream.write_all(&[b'x'; 65536]).is_ok() {}
        }
        Says::Trickle => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while stream.write_all(b"x").and_then(|()| stream.flush()).is_ok() {
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
    let _ = stream.flush();
}

/// A connection that nobody should make: whether somebody did.
pub(crate) fn was_reached(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).unwrap();
    listener.accept().map(|(stream, _): (TcpStream, _)| stream).is_ok()
}
