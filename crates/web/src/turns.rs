//! Whose turn it is to have a password tried, or anything that takes as much memory and time: two at a time, and the others
//! wait in line. From one place in the network only so many wait, so that one source cannot fill the line for everyone.
//! Not how often somebody may try; that is counted by the store.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::Problem;

/// So many are tried at a time.
const AT_A_TIME: usize = 2;
/// So many stand in line from one place: an office behind one address on a Monday morning, and a second or two of work.
const FROM_ONE_PLACE: usize = 40;
/// When whoever was one too many can come again.
const LATER: SignedDuration = SignedDuration::from_secs(2);

static TURNS: Turns = Turns::new();

/// The line.
struct Turns {
    trying: Semaphore,
    in_line: Mutex<BTreeMap<String, usize>>,
}

/// A turn, as long as it is held.
pub(crate) struct Turn<'a> {
    _trying: SemaphorePermit<'a>,
    _place: InLine<'a>,
}

/// Waits for a turn for whoever comes from a place.
///
/// # Errors
/// Too many, when as many wait from there as may.
pub(crate) async fn turn(place: &str) -> Result<Turn<'static>, Problem> {
    TURNS.turn(place).await
}

impl Turns {
    const fn new() -> Turns {
        Turns { trying: Semaphore::const_new(AT_A_TIME), in_line: Mutex::new(BTreeMap::new()) }
    }

    async fn turn(&self, place: &str) -> Result<Turn<'_>, Problem> {
        let in_line = self.stand_in_line(place).ok_or(Problem::TooMany(LATER))?;
        let trying = self.trying.acquire().await.map_err(|closed| Problem::fault(&closed))?;
        Ok(Turn { _trying: trying, _place: in_line })
    }

    fn stand_in_line(&self, place: &str) -> Option<InLine<'_>> {
        let mut in_line = self.in_line.lock().unwrap_or_else(PoisonError::into_inner);
        let count = in_line.entry(place.to_owned()).or_default();
        if FROM_ONE_PLACE <= *count {
            return None;
        }
        *count += 1;
        Some(InLine { turns: self, place: place.to_owned() })
    }
}

/// A place in the line. Whoever gives up leaves it.
struct InLine<'a> {
    turns: &'a Turns,
    place: String,
}

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        let mut in_line = self.turns.in_line.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = in_line.get_mut(&self.place) {
            *count -= 1;
            if *count == 0 {
                in_line.remove(&self.place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn asks<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        }
    }

    #[test]
    fn one_source_cannot_fill_the_line_for_others() {
        let turns = Turns::new();
        let mut crowd: Vec<_> = (0..400).map(|_| Box::pin(turns.turn("192.0.2.1"))).collect();
        let answers: Vec<_> = crowd.iter_mut().map(|one| asks(one.as_mut())).collect();
        let refused = answers.iter().filter(|answer| matches!(answer, Some(Err(Problem::TooMany(_))))).count();
        assert_eq!(refused, 400 - FROM_ONE_PLACE, "the rest wait or have their turn");

        let mut other = pin!(turns.turn("198.51.100.7"));
        assert!(asks(other.as_mut()).is_none(), "somebody else stands in line too");
        // As the crowd is served or gives up, the line moves on.
        drop((crowd, answers));
        assert!(matches!(asks(other.as_mut()), Some(Ok(_))));
        assert!(asks(pin!(turns.turn("192.0.2.1"))).is_some_and(|turn| turn.is_ok()), "and nothing is left behind");
    }
}
