//! The way to the server: on this machine as it is, to another one encrypted, with a certificate that is looked at in full.
//! There is no way between: what is encrypted to somebody unknown hides nothing from whoever stands between.
//!
//! `sslmode=disable` takes the encryption away, for a network that is the agency's own; `sslmode=require` asks for it on this
//! machine too. Whoever says nothing, or `prefer`, gets what the place of the server asks for.

use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ::postgres::config::{Host, SslMode};
use ::postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use ::postgres::{Client, Config, NoTls, Socket};
use rustls::pki_types::{CertificateDer, InvalidDnsNameError, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;

use crate::error::OpenError;

/// Where the server is, and how it is spoken to.
#[derive(Clone)]
pub(crate) struct Way {
    config: Config,
    tls: Option<Tls>,
}

impl Way {
    /// The way to an address. The machine's own roots say whose certificates are good.
    pub(crate) fn to(address: &str) -> Result<Way, OpenError> {
        Way::trusting(address, || rustls_native_certs::load_native_certs().certs)
    }

    /// The same, trusting these roots alone.
    pub(crate) fn trusting(
        address: &str,
        roots: impl FnOnce() -> Vec<CertificateDer<'static>>,
    ) -> Result<Way, OpenError> {
        let mut config = configured(address)?;
        let is_encrypted = match config.get_ssl_mode() {
            SslMode::Disable => false,
            SslMode::Require => true,
            _ => !is_on_this_machine(&config),
        };
        // Never the driver's own "prefer": whoever stands between could say that the server speaks no TLS.
        config.ssl_mode(if is_encrypted { SslMode::Require } else { SslMode::Disable });
        let tls = match is_encrypted {
            true => Some(Tls::new(roots()).map_err(|error| OpenError::Address(error.into()))?),
            false => None,
        };
        Ok(Way { config, tls })
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> Result<Client, ::postgres::Error> {
        match &self.tls {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
        }
    }
}

fn configured(address: &str) -> Result<Config, OpenError> {
    let mut config = Config::from_str(address).map_err(|error| OpenError::Address(error.into()))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    // A server that is gone without a word is noticed within half a minute, not after the system's two hours.
    config.keepalives_idle(Duration::from_secs(10)).keepalives_interval(Duration::from_secs(5)).keepalives_retries(3);
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(20));
    }
    if config.get_application_name().is_none() {
        config.application_name("rodtrad");
    }
    Ok(config)
}

/// Whether every server that may be asked is reached without a network: by a socket, or by loopback. What a name other than
/// `localhost` leads to is known to nobody before it is asked.
fn is_on_this_machine(config: &Config) -> bool {
    if !config.get_hostaddrs().is_empty() {
        return config.get_hostaddrs().iter().all(IpAddr::is_loopback);
    }
    config.get_hosts().iter().all(|host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
    })
}

/// What makes connections secret, for a driver that brings none of its own.
#[derive(Clone)]
pub(crate) struct Tls(Arc<ClientConfig>);

impl Tls {
    fn new(roots: Vec<CertificateDer<'static>>) -> Result<Tls, rustls::Error> {
        let mut store = RootCertStore::empty();
        // One that cannot be read is one that is not trusted.
        let (_, _unreadable) = store.add_parsable_certificates(roots);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let mut config = config.with_root_certificates(store).with_no_client_auth();
        // What `sslnegotiation=direct` has to say, and what does no harm otherwise.
        config.alpn_protocols = vec![b"postgresql".to_vec()];
        Ok(Tls(Arc::new(config)))
    }
}

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Stream;
    type TlsConnect = Connect;
    type Error = InvalidDnsNameError;

    fn make_tls_connect(&mut self, domain: &str) -> Result<Connect, InvalidDnsNameError> {
        Ok(Connect { tls: self.clone(), name: ServerName::try_from(domain.to_owned())? })
    }
}

/// A connection that is to be made secret.
pub(crate) struct Connect {
    tls: Tls,
    name: ServerName<'static>,
}

impl TlsConnect<Socket> for Connect {
    type Stream = Stream;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Stream>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        let connecting = TlsConnector::from(self.tls.0).connect(self.name, socket);
        Box::pin(async move { Ok(Stream(Box::new(connecting.await?))) })
    }
}

/// A connection that is secret.
pub(crate) struct Stream(Box<tokio_rustls::client::TlsStream<Socket>>);

impl TlsStream for Stream {
    // The certificate is looked at in full, which is what binding the password to it would add to a look that is not.
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, into)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use rustls::pki_types::pem::PemObject;

    use super::*;

    /// The authority that the server of the tests has its certificate of, which is for `localhost`.
    fn authority() -> Vec<CertificateDer<'static>> {
        let pem = include_bytes!("../../../../fetch/tests/fetching/certificates/authority.pem");
        vec![CertificateDer::from_pem_slice(pem).unwrap()]
    }

    /// The server of the tests, by another name and with more settings.
    fn server(host: &str, more: &str) -> String {
        let address = std::env::var("RODTRAD_TEST_POSTGRES");
        let address = address.expect("PostgreSQL for the tests: run `cargo xtask test`");
        format!("{} {more}", address.replace("host=127.0.0.1", &format!("host={host}")))
    }

    fn is_secret(way: &Way) -> Result<bool, ::postgres::Error> {
        let row = way.connect()?.query_one("select ssl from pg_stat_ssl where pid = pg_backend_pid()", &[])?;
        row.try_get(0)
    }

    fn causes(error: &dyn Error) -> String {
        let mut told = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            told = format!("{told}: {error}");
            cause = error.source();
        }
        told
    }

    #[test]
    fn a_certificate_that_is_trusted_and_of_the_name_makes_it_secret_and_no_other_does() {
        let secret = Way::trusting(&server("localhost", "sslmode=require"), authority).unwrap();
        assert!(is_secret(&secret).unwrap());
        // The same server without it: what is asked can say no.
        assert!(!is_secret(&Way::trusting(&server("localhost", ""), authority).unwrap()).unwrap());
        assert!(!is_secret(&Way::trusting(&server("localhost", "sslmode=disable"), authority).unwrap()).unwrap());

        let others = Way::trusting(&server("localhost", "sslmode=require"), Vec::new).unwrap();
        let refused = causes(&is_secret(&others).unwrap_err());
        assert!(refused.contains("UnknownIssuer"), "{refused}");
        assert!(is_secret(&Way::to(&server("localhost", "sslmode=require")).unwrap()).is_err(), "no machine trusts it");
        let another_name = Way::trusting(&server("127.0.0.1", "sslmode=require"), authority).unwrap();
        let refused = causes(&is_secret(&another_name).unwrap_err());
        assert!(refused.contains("not valid for name"), "{refused}");
    }

    #[test]
    fn a_server_that_says_that_it_speaks_no_tls_is_left_and_told_nothing() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let between = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 8];
            stream.read_exact(&mut asked).unwrap();
            stream.write_all(b"N").unwrap();
            let mut rest = Vec::new();
            // The one who left may have done so in a hurry.
            let _ = stream.read_to_end(&mut rest);
            rest
        });
        let way = Way::trusting(&format!("host=127.0.0.1 port={port} user=a password=b sslmode=require"), authority);
        let refused = causes(&way.unwrap().connect().err().unwrap());
        assert!(refused.contains("does not support TLS"), "{refused}");
        assert_eq!(between.join().unwrap(), Vec::<u8>::new());
    }

    #[test]
    fn another_machine_is_asked_secretly_unless_it_is_said_otherwise() {
        for (address, expected) in [
            ("host=/run/postgresql user=a", false),
            ("host=localhost user=a", false),
            ("host=127.0.0.1 user=a", false),
            ("host=::1 user=a", false),
            ("postgres://a@localhost/b", false),
            ("host=localhost user=a sslmode=require", true),
            ("host=db.verket.se user=a", true),
            ("host=db.verket.se user=a sslmode=prefer", true),
            ("host=db.verket.se user=a sslmode=disable", false),
            ("host=10.0.0.7 user=a", true),
            ("postgres://a:b@db.verket.se/c", true),
            ("postgres://a:b@localhost,db.verket.se/c", true),
            // A name that is looked up elsewhere, and an address that is not this machine's.
            ("host=localhost hostaddr=10.0.0.7 user=a", true),
            ("host=db.verket.se hostaddr=127.0.0.1 user=a", false),
        ] {
            let way = Way::trusting(address, authority).unwrap();
            assert_eq!(way.tls.is_some(), expected, "{address}");
            let mode = if expected { SslMode::Require } else { SslMode::Disable };
            assert_eq!(way.config.get_ssl_mode(), mode, "{address}");
        }
    }
}
