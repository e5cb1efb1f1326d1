//! What an agency sets for itself: taken back as one change, refused with what would do, never half.

use domain::colour::{Colour, OF_A_CONTROL, Scheme};
use domain::decision::Digest256;
use domain::organisation::WrittenIn;
use domain::refusal::{Refusal, Refusals, Value};
use domain::settings::{Accent, Logo, Settings};

use crate::agency::{Agency, name};

fn wanted() -> Settings {
    Settings {
        name: name("Tillväxtverket"),
        languages: vec![WrittenIn::English],
        accent: Some(Accent { light: Colour::of(0x1f4e79), dark: Colour::of(0x7fa8cc) }),
        logo: Some(Logo { file: Digest256::of(b"logo"), width: 320, height: 64 }),
    }
}

fn version(agency: &Agency) -> u64 {
    agency.organisation.settings.version
}

fn change(agency: &mut Agency, settings: &Settings) {
    let seen = version(agency);
    agency.must(|organisation, _| organisation.change_settings(settings.clone(), seen));
}

#[test]
fn a_change_holds_at_once_and_can_be_taken_back_and_forth() {
    let mut agency = Agency::with_draft();
    let (before, after) = (agency.organisation.all_settings().unwrap(), wanted());
    change(&mut agency, &after);
    assert_eq!(agency.organisation.all_settings(), Some(after.clone()));
    assert_eq!(agency.organisation.name(), "Tillväxtverket");
    for settings in [before, after] {
        let seen = version(&agency);
        agency.must(|organisation, _| organisation.undo_settings(seen));
        assert_eq!(agency.organisation.all_settings(), Some(settings));
    }
}

#[test]
fn what_is_so_already_is_no_event() {
    let mut agency = Agency::with_draft();
    let same = agency.organisation.all_settings().unwrap();
    assert_eq!(agency.organisation.change_settings(same, version(&agency)), Ok(Vec::new()));
    let after = wanted();
    change(&mut agency, &after);
    assert_eq!(agency.organisation.change_settings(after, version(&agency)), Ok(Vec::new()));
}

#[test]
fn a_reader_gets_a_language_that_is_offered() {
    let mut agency = Agency::with_draft();
    let language = |agency: &Agency, wished| agency.organisation.settings.language(wished);
    assert_eq!(language(&agency, None), WrittenIn::Swedish);
    assert_eq!(language(&agency, Some(WrittenIn::English)), WrittenIn::English);
    let after = wanted();
    change(&mut agency, &after);
    for wished in [None, Some(WrittenIn::Swedish), Some(WrittenIn::English)] {
        assert_eq!(language(&agency, wished), WrittenIn::English);
    }
}

#[test]
fn a_colour_that_cannot_be_seen_is_refused_with_one_that_can() {
    let agency = Agency::with_draft();
    let asked = |light, dark| {
        let accent = Some(Accent { light: Colour::of(light), dark: Colour::of(dark) });
        let settings = Settings { accent, ..wanted() };
        agency.organisation.change_settings(settings, version(&agency))
    };
    let value = |refusal: &Refusal, wanted: &str| {
        refusal.values.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone())
    };
    assert!(asked(0x1f4e79, 0x7fa8cc).is_ok());
    let both: Refusals = asked(0xffe000, 0x1f4e79).unwrap_err();
    let fields: Vec<_> = both.iter().map(|refusal| refusal.field).collect();
    assert_eq!(fields, [Some("accent"), Some("accent-dark")]);
    let dark = both.iter().last().unwrap();
    assert_eq!(value(dark, "has"), Some(Value::Hundredths(Colour::of(0x1f4e79).on(Scheme::Dark).into())));
    assert_eq!(value(dark, "needs"), Some(Value::Hundredths(OF_A_CONTROL.into())));
    let Some(Value::Text(nearest)) = value(dark, "nearest") else { panic!("no colour is proposed") };
    let nearest = Colour::parse(&nearest).unwrap();
    let accent = Some(Accent { light: Colour::of(0x1f4e79), dark: nearest });
    assert!(agency.organisation.change_settings(Settings { accent, ..wanted() }, version(&agency)).is_ok());
}

/// What provokes every refusal of settings.
pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::with_draft();
    let none = Settings { languages: Vec::new(), ..wanted() };
    let accent = Some(Accent { light: Colour::of(0xffffff), dark: Colour::of(0xffffff) });
    let weak = Settings { accent, ..wanted() };
    let mut provoked = vec![
        ("languages-none", agency.refused(|it, _| it.change_settings(none.clone(), 0))),
        ("accent-too-weak", agency.refused(|it, _| it.change_settings(weak.clone(), 0))),
        ("settings-no-earlier", agency.refused(|it, _| it.undo_settings(0))),
    ];
    let after = wanted();
    change(&mut agency, &after);
    provoked.push(("settings-changed-meanwhile", agency.refused(|it, _| it.change_settings(after.clone(), 0))));
    provoked
}
