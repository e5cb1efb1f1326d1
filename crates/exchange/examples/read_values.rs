//! How long a large file of values takes: 2,000 indicators of 60 periods and 20 parts, 2.4 million rows, from text to what the
//! domain takes. Run with `cargo run --release -p exchange --example read_values`. Not part of the bench, which measures the way
//! to the disk too.

#![expect(clippy::print_stdout, reason = "what is measured is the answer of this program")]

use std::error::Error;
use std::fmt::Write;
use std::time::Instant;

use domain::event::Recorded;
use domain::indicator::{Definition, Desired, IndicatorKind};
use domain::organisation::Organisation;
use domain::text::{Name, Reason};
use domain::time::{Actor, Context};
use exchange::assemble::assemble;
use exchange::mapping::{Mapping, knows};
use exchange::values;
use jiff::Timestamp;
use jiff::civil::date;

const INDICATORS: usize = 2_000;
const PARTS: usize = 20;
const PERIODS: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let organisation = agency()?;
    let text = file();
    println!("{} MB", text.len() / 1_000_000);
    let begun = Instant::now();
    let source = values::read(text.as_bytes(), &knows(&organisation)).map_err(|found| found.key)?;
    println!("read: {} rows in {:.2?}", source.row_count(), begun.elapsed());
    let begun = Instant::now();
    let mapping = Mapping::guess(&source, &organisation, None);
    println!("guessed: {:.2?}", begun.elapsed());
    let begun = Instant::now();
    let assembled = assemble(&organisation, &source, &mapping, None);
    println!(
        "assembled: {} values in {:.2?}, wrong: {:?}",
        assembled.count(),
        begun.elapsed(),
        assembled.wrong.first()
    );
    let begun = Instant::now();
    let differences = organisation.compare_values(assembled.series()).map_err(|_| "not comparable")?;
    println!("compared: {} changes in {:.2?}", differences.changes.len(), begun.elapsed());
    Ok(())
}

fn agency() -> Result<Organisation, Box<dyn Error>> {
    let mut organisation = Organisation::empty("provningsverket".parse()?);
    let context = Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2018, 11, 17) };
    let mut definitions = Vec::new();
    for number in 0..INDICATORS {
        let (name, question) = (Name::parse(&format!("Indikator {number}"))?, Reason::parse("Vart är vi på väg?")?);
        let mut definition = Definition::new(name, question, IndicatorKind::World, Desired::Up, Name::parse("antal")?);
        definition.dimensions = vec![Name::parse("län")?];
        definitions.push(definition);
    }
    for event in organisation.define_indicators(&context, definitions).map_err(|_| "not defined")? {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event })?;
    }
    Ok(organisation)
}

fn file() -> String {
    let mut text = String::from("Indikator;Län;Period;Värde;Status\r\n");
    let mut value: u64 = 7;
    for indicator in 0..INDICATORS {
        for part in 0..PARTS {
            let part = if part == 0 { String::new() } else { format!("Län {part}") };
            for period in 0..PERIODS {
                // Any numbers will do, and they are the same every time.
                value = value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let (year, month, number) = (2014 + period / 12, period % 12 + 1, value >> 47);
                let status = if period == PERIODS - 1 { "P" } else { "" };
                let _ = write!(
                    text,
                    "Indikator {indicator};{part};{year}-{month:02};{},{};{status}\r\n",
                    number / 10,
                    number % 10
                );
            }
        }
    }
    text
}
