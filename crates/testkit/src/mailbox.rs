//! A server for e-mail of the test's own, on loopback: what it was told, and answers as the test wants them.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What came: the commands of one connection, and the letter.
#[derive(Debug, Clone, Default)]
pub struct Came {
    /// The commands, in order.
    pub commands: Vec<String>,
    /// The letter, with its head.
    pub data: String,
}

/// A server that says what it is told to: an answer to a command that begins so.
#[derive(Debug)]
pub struct Mailbox {
    /// Where it listens.
    pub port: u16,
    /// What came, in order.
    pub came: Arc<Mutex<Vec<Came>>>,
}

/// Answers to commands that begin so; `CONNECT` is the greeting, and `END` what is said after the letter.
pub type Answers = &'static [(&'static str, &'static str)];

/// One that has these answers, and is silent for so long first.
///
/// # Panics
/// When the machine gives no port.
#[expect(clippy::expect_used, reason = "a test without its server has failed")]
pub fn mailbox(answers: Answers, wait: Duration) -> Mailbox {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    let port = listener.local_addr().expect("its own address").port();
    let came = Arc::new(Mutex::new(Vec::new()));
    let kept = came.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let kept = kept.clone();
            std::thread::spawn(move || drop(talk(stream, answers, wait, &kept)));
        }
    });
    Mailbox { port, came }
}

fn talk(mut stream: TcpStream, answers: Answers, wait: Duration, kept: &Mutex<Vec<Came>>) -> std::io::Result<()> {
    let say = |stream: &mut TcpStream, line: &str| stream.write_all(format!("{line}\r\n").as_bytes());
    let answer = |command: &str| answers.iter().find(|(begin, _)| command.starts_with(begin)).map(|(_, line)| *line);
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    std::thread::sleep(wait);
    say(&mut stream, answer("CONNECT").unwrap_or("220 here"))?;
    let mut came = Came::default();
    while let Some(line) = lines.next().transpose()? {
        came.commands.push(line.clone());
        let line = line.to_uppercase();
        match answer(&line) {
            Some(refusal) => say(&mut stream, refusal)?,
            None if line.starts_with("EHLO") => stream.write_all(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n")?,
            None if line.starts_with("DATA") => {
                say(&mut stream, "354 go on")?;
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    came.data.push_str(&line);
                    came.data.push('\n');
                }
                // First kept: whoever is answered may look at once.
                if answer("END").is_none() {
                    kept.lock().unwrap_or_else(PoisonError::into_inner).push(came.clone());
                }
                say(&mut stream, answer("END").unwrap_or("250 taken"))?;
            }
            None if line.starts_with("QUIT") => return say(&mut stream, "221 bye"),
            None => say(&mut stream, "250 yes")?,
        }
    }
    Ok(())
}
