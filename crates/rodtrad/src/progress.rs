//! How far a long import has come, on a terminal, and Ctrl-C to stop it. What is committed is committed; until then nothing
//! is changed.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use store::amend::Watch;
use web::messages::Messages;

use crate::tell;

/// The exit code of a process that Ctrl-C ended, as shells know it.
const INTERRUPTED: i32 = 130;

/// Follows an import on its way.
pub(crate) struct Progress {
    m: Messages,
    is_shown: bool,
    percent: AtomicUsize,
    is_stopped: Arc<AtomicBool>,
}

impl Progress {
    /// Shows on a terminal what happens, and listens for Ctrl-C from now on. A second one ends the process at once.
    pub(crate) fn start(m: Messages) -> Progress {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let stopping = Arc::clone(&is_stopped);
        // Without it Ctrl-C ends the process, and nothing is changed either.
        let listening = std::thread::Builder::new().name("ctrl-c".to_owned()).spawn(move || listen(&stopping));
        drop(listening);
        let progress = Progress {
            m,
            is_shown: std::io::stderr().is_terminal(),
            percent: AtomicUsize::new(usize::MAX),
            is_stopped,
        };
        progress.show(&m.t("import-reading"));
        progress
    }

    /// Whether it was asked to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// Nothing more is shown.
    pub(crate) fn end(&self) {
        self.show("");
    }

    fn show(&self, text: &str) {
        if self.is_shown {
            tell::passing(text);
        }
    }
}

impl Watch for Progress {
    fn step(&self, done: usize, of: usize) -> bool {
        let percent = (100 * done).checked_div(of).unwrap_or(100);
        if self.percent.swap(percent, Ordering::Relaxed) != percent {
            self.show(&self.m.with("import-saving", &[("percent", percent.into())]));
        }
        !self.is_stopped()
    }
}

fn listen(is_stopped: &AtomicBool) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        while tokio::signal::ctrl_c().await.is_ok() {
            if is_stopped.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED);
            }
        }
    });
}
