//! The binary as it is shipped, serving a folder of data on a free port of loopback. It ends with its value.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// What the binary prints when it is ready, before its address.
const LISTENING: &str = "listening on http://";

/// A running server.
pub(crate) struct Server {
    process: Child,
    /// Where it listens: host and port.
    pub(crate) address: String,
}

impl Server {
    /// Starts `rodtrad serve` or `rodtrad demo`, and waits until it listens.
    pub(crate) fn start(binary: &Path, command: &str, data: &Path) -> Result<Server> {
        let process = Command::new(binary)
            .args([command, "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // It says each time that anyone may sign in.
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} was not started", binary.display()))?;
        let mut server = Server { process, address: String::new() };
        let output = server.process.stdout.take().context("it has no output")?;
        let line = BufReader::new(output).lines().map_while(Result::ok).find(|line| line.contains(LISTENING));
        let line = line.with_context(|| format!("`{command}` ended before it listened"))?;
        server.address = line.split(LISTENING).nth(1).unwrap_or_default().trim_end_matches('/').trim().to_owned();
        Ok(server)
    }

    /// The number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
