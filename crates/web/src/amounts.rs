//! Kronor, person-years and shares as they are written for this reader: in the scale that the reader chose, with the
//! language's decimals and signs. The choice is a parameter, `?scale=tkr`, which a cookie keeps, as that of the
//! language. Not the rounding of tables so that they add up; that is `domain::rounding`, to [`Amounts::unit`].

use std::borrow::Cow;

use domain::money::{Kronor, PersonYears, Resources, Scale};
use domain::rounding;
use maud::{Markup, html};

use crate::address;
use crate::forms::Typed;
use crate::layout::Frame;
use crate::messages::Messages;

/// The name of the parameter, of the cookie, and of the field that a form with amounts carries.
pub(crate) const SCALE: &str = "scale";

/// How amounts are written for one reader. Copied freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amounts {
    m: Messages,
    scale: Scale,
    /// Decimals of millions. Thousands and kronor have none.
    decimals: u8,
    /// As few decimals as person-years have.
    people_decimals: u8,
}

impl Amounts {
    /// In this scale; millions with one decimal.
    pub fn new(m: Messages, scale: Scale) -> Amounts {
        Amounts { m, scale, decimals: u8::from(scale == Scale::Millions), people_decimals: 1 }
    }

    /// The same, in whole millions.
    pub fn whole(self) -> Amounts {
        Amounts { decimals: 0, ..self }
    }

    /// The same with one decimal more where one of these would else be too small to be seen, and with hundredths of
    /// person-years where one has them: what stands together has as many decimals.
    pub fn together(self, all: impl IntoIterator<Item = Resources>) -> Amounts {
        all.into_iter().fold(self, |amounts, one| Amounts {
            decimals: amounts.decimals.max(self.seeing(one.kronor).decimals.min(self.decimals + 1)),
            people_decimals: amounts.people_decimals.max(if one.person_years.0 % 10 == 0 { 1 } else { 2 }),
            ..amounts
        })
    }

    /// The same with as many decimals more as it takes to see an amount.
    fn seeing(self, kronor: Kronor) -> Amounts {
        let mut amounts = self;
        while kronor != Kronor::ZERO && 1 < amounts.unit() && rounding::nearest(kronor.0, amounts.unit()) == 0 {
            amounts.decimals += 1;
        }
        amounts
    }

    /// The scale in which the amounts of a form were typed: the one that it was shown in, whatever the reader has chosen
    /// since, in another window.
    pub fn of_form(self, typed: &Typed) -> Amounts {
        Scale::of_key(typed.get(SCALE)).map_or(self, |scale| Amounts::new(self.m, scale))
    }

    /// What a form with amounts carries, so that [`Amounts::of_form`] knows their scale.
    pub fn form_field(self) -> Markup {
        html! { input type="hidden" name=(SCALE) value=(self.scale.key()); }
    }

    /// The scale, for [`Kronor::parse`].
    pub fn scale(self) -> Scale {
        self.scale
    }

    /// The least that is shown, in kronor: what a table is rounded to.
    pub fn unit(self) -> i64 {
        self.scale.kronor() / 10_i64.pow(u32::from(self.decimals))
    }

    /// An amount without its unit: "18,4", "18 400", "18 400 000".
    pub fn kronor(self, kronor: Kronor) -> String {
        self.m.fixed(rounding::nearest(kronor.0, self.unit()) / self.unit(), self.decimals)
    }

    /// An amount with its unit, in running text: "18,4 mnkr".
    pub fn kronor_with_unit(self, kronor: Kronor) -> String {
        format!("{}\u{a0}{}", self.kronor(kronor), self.word())
    }

    /// The same, in kronor where it would else be "0,0 mnkr" of something.
    pub fn kronor_to_be_seen(self, kronor: Kronor) -> String {
        match kronor != Kronor::ZERO && rounding::nearest(kronor.0, self.unit()) == 0 {
            true => Amounts::new(self.m, Scale::Kronor).kronor_with_unit(kronor),
            false => self.kronor_with_unit(kronor),
        }
    }

    /// Money and people with their units: "3,0 mnkr, 1,0 åa". What there is nothing of is not said.
    pub fn both(self, resources: Resources) -> String {
        let (kronor, people) = (resources.kronor, resources.person_years);
        match (kronor, people) {
            (_, PersonYears::ZERO) => self.kronor_with_unit(kronor),
            (Kronor::ZERO, _) => self.person_years_with_unit(people),
            _ => format!("{}, {}", self.kronor_with_unit(kronor), self.person_years_with_unit(people)),
        }
    }

    /// A change: "+7,5", "−3,0", and "0" for none. One that is too small to be seen has the decimals that it takes: "+0,04".
    pub fn change(self, kronor: Kronor) -> String {
        signed(kronor.0, self.seeing(kronor).kronor(Kronor(kronor.0.saturating_abs())))
    }

    /// A change with its unit: "+7,5 mnkr".
    pub fn change_with_unit(self, kronor: Kronor) -> String {
        format!("{}\u{a0}{}", self.change(kronor), self.word())
    }

    /// An amount in a table, where nothing is a dash.
    pub fn cell(self, kronor: Kronor) -> Markup {
        if kronor == Kronor::ZERO {
            nothing()
        } else {
            html! { (self.kronor(kronor)) }
        }
    }

    /// An amount as it stands in a field: all its decimals and no groups, so that it is read back as the same.
    pub fn typed(self, kronor: Kronor) -> String {
        typed(kronor.0, self.scale.kronor().ilog10(), self.m)
    }

    /// The unit, short: "mnkr".
    pub fn word(self) -> Cow<'static, str> {
        self.m.word("money-word", self.scale.key())
    }

    /// The unit written out: "miljoner kronor".
    pub fn name(self) -> Cow<'static, str> {
        self.m.word("money-name", self.scale.key())
    }

    /// The unit, short, which says what it is short for: in the head of a column.
    pub fn abbreviation(self) -> Markup {
        html! { abbr title=(self.name()) { (self.word()) } }
    }

    /// Person-years without the unit, with one decimal or two: "2,5", "3,0", "0,25".
    pub fn person_years(self, person_years: PersonYears) -> String {
        let hundredths = person_years.0;
        if hundredths % 10 == 0 && self.people_decimals < 2 {
            self.m.fixed(hundredths / 10, 1)
        } else {
            self.m.fixed(hundredths, 2)
        }
    }

    /// Person-years with their unit, in running text: "2,5 åa".
    pub fn person_years_with_unit(self, person_years: PersonYears) -> String {
        format!("{}\u{a0}{}", self.person_years(person_years), self.person_years_word())
    }

    /// A change in person-years: "+2,5", "−1,0", "0".
    pub fn person_years_change(self, person_years: PersonYears) -> String {
        signed(person_years.0, self.person_years(PersonYears(person_years.0.saturating_abs())))
    }

    /// Person-years in a table, where nothing is a dash.
    pub fn person_years_cell(self, person_years: PersonYears) -> Markup {
        if person_years == PersonYears::ZERO {
            nothing()
        } else {
            html! { (self.person_years(person_years)) }
        }
    }

    /// Person-years as they stand in a field.
    pub fn person_years_typed(self, person_years: PersonYears) -> String {
        typed(person_years.0, 2, self.m)
    }

    /// The unit of person-years, short: "åa".
    pub fn person_years_word(self) -> Cow<'static, str> {
        self.m.t("person-years-word")
    }

    /// The unit of person-years written out: "årsarbetskrafter".
    pub fn person_years_name(self) -> Cow<'static, str> {
        self.m.t("person-years-name")
    }

    /// The unit of person-years, short, which says what it is short for.
    pub fn person_years_abbreviation(self) -> Markup {
        html! { abbr title=(self.person_years_name()) { (self.person_years_word()) } }
    }

    /// A share in hundredths of a per cent, with as many decimals as it has: "45 %", "33,33 %".
    pub fn share(self, hundredths: u32) -> String {
        let share = match hundredths {
            whole if whole % 100 == 0 => self.m.fixed(i64::from(whole / 100), 0),
            tenths if tenths % 10 == 0 => self.m.fixed(i64::from(tenths / 10), 1),
            hundredths => self.m.fixed(i64::from(hundredths), 2),
        };
        self.m.with("share-of-whole", &[("share", share.into())])
    }
}

/// What stands in a table where there is nothing.
pub fn nothing() -> Markup {
    html! { span.z { "–" } }
}

/// The choice of scale on the page with this frame: links to the same page in each.
pub fn choice(frame: &Frame) -> Markup {
    let m = frame.m;
    html! {
        nav.ds-toggle-group.seg aria-label=(m.t("scale-choose")) {
            @for scale in [Scale::Kronor, Scale::Thousands, Scale::Millions] {
                a.ds-button data-variant="tertiary" rel="nofollow"
                    href=(address::with(&frame.page_address, SCALE, scale.key()))
                    aria-current=[(scale == frame.scale).then_some("true")] { (Amounts::new(m, scale).abbreviation()) }
            }
        }
    }
}

/// The scale that an address asks for, if it does.
pub(crate) fn chosen(query: Option<&str>) -> Option<Scale> {
    let query = query.filter(|query| query.contains(SCALE));
    Scale::of_key(&address::parameter(query, SCALE)?)
}

fn signed(amount: i64, size: String) -> String {
    match amount {
        0 => "0".to_owned(),
        1.. => format!("+{size}"),
        _ => format!("\u{2212}{size}"),
    }
}

/// A number of the smallest part with its decimals, none of which is a zero at the end.
fn typed(number: i64, places: u32, m: Messages) -> String {
    let digits = format!("{:0width$}", number.unsigned_abs(), width = places as usize + 1);
    let (whole, decimals) = digits.split_at(digits.len() - places as usize);
    let minus = if number < 0 { "\u{2212}" } else { "" };
    match decimals.trim_end_matches('0') {
        "" => format!("{minus}{whole}"),
        decimals => format!("{minus}{whole}{}{decimals}", m.decimal_mark()),
    }
}

#[cfg(test)]
mod tests {
    use domain::money::{MOST_KRONOR, MOST_PERSON_YEARS};

    use crate::messages::Language;

    use super::*;

    fn amounts(language: Language, scale: Scale) -> Amounts {
        Amounts::new(Messages::of(language), scale)
    }

    fn swedish(scale: Scale) -> Amounts {
        amounts(Language::Swedish, scale)
    }

    #[test]
    fn an_amount_is_written_in_the_reader_s_scale() {
        let amount = Kronor(18_449_600);
        assert_eq!(swedish(Scale::Kronor).kronor(amount), "18\u{a0}449\u{a0}600");
        assert_eq!(swedish(Scale::Thousands).kronor(amount), "18\u{a0}450");
        assert_eq!(swedish(Scale::Millions).kronor(amount), "18,4");
        assert_eq!(swedish(Scale::Millions).whole().kronor(amount), "18");
        assert_eq!(swedish(Scale::Millions).kronor(Kronor(-7_450_000)), "\u{2212}7,5");
        assert_eq!(swedish(Scale::Millions).kronor_with_unit(Kronor(1_240_000_000)), "1\u{a0}240,0\u{a0}mnkr");
        assert_eq!(amounts(Language::English, Scale::Millions).kronor_with_unit(amount), "18.4\u{a0}MSEK");
    }

    #[test]
    fn a_cost_that_is_too_small_for_millions_is_in_kronor() {
        let seen = |kronor| swedish(Scale::Millions).kronor_to_be_seen(Kronor(kronor));
        assert_eq!(seen(20_000), "20\u{a0}000\u{a0}kr");
        assert_eq!(seen(120_000), "0,1\u{a0}mnkr");
        assert_eq!(seen(0), "0,0\u{a0}mnkr");
    }

    #[test]
    fn a_change_that_is_too_small_to_be_seen_has_the_decimals_that_it_takes() {
        let change = |kronor| swedish(Scale::Millions).change(Kronor(kronor));
        assert_eq!(change(7_500_000), "+7,5");
        assert_eq!(change(-3_000_000), "\u{2212}3,0");
        assert_eq!(change(0), "0");
        assert_eq!([40_000, -40_000, 4_000, -1].map(change), ["+0,04", "\u{2212}0,04", "+0,004", "\u{2212}0,000001"]);
        assert_eq!(swedish(Scale::Millions).whole().change(Kronor(400_000)), "+0,4");
        assert_eq!(swedish(Scale::Thousands).change(Kronor(-40)), "\u{2212}0,04");
        assert_eq!(swedish(Scale::Kronor).change(Kronor(-1)), "\u{2212}1");
        assert_eq!(swedish(Scale::Thousands).change_with_unit(Kronor(7_500_000)), "+7\u{a0}500\u{a0}tkr");
        assert_eq!(swedish(Scale::Millions).person_years_change(PersonYears(-250)), "\u{2212}2,5");
    }

    #[test]
    fn what_stands_together_has_as_many_decimals() {
        let of = |kronor, people| Resources { kronor: Kronor(kronor), person_years: PersonYears(people) };
        let plain = swedish(Scale::Millions);
        assert_eq!(plain.together([of(6_000_000, 200), of(0, 0)]), plain);
        let fine = plain.together([of(6_000_000, 200), of(-20_000, -2), of(4_000, 0)]);
        assert_eq!([6_000_000, -20_000, 0].map(|kronor| fine.change(Kronor(kronor))), ["+6,00", "\u{2212}0,02", "0"]);
        assert_eq!(fine.change(Kronor(4_000)), "+0,004", "one decimal more, and the rest where it is needed");
        assert_eq!(
            [200, -2, 0].map(|people| fine.person_years_change(PersonYears(people))),
            ["+2,00", "\u{2212}0,02", "0"]
        );
    }

    #[test]
    fn nothing_is_a_dash_in_a_table_and_a_little_is_not() {
        let amounts = swedish(Scale::Millions);
        assert_eq!(amounts.cell(Kronor::ZERO).into_string(), r#"<span class="z">–</span>"#);
        assert_eq!(amounts.cell(Kronor(1)).into_string(), "0,0");
        assert_eq!(amounts.person_years_cell(PersonYears::ZERO).into_string(), r#"<span class="z">–</span>"#);
        assert_eq!(amounts.person_years_cell(PersonYears(5)).into_string(), "0,05");
    }

    #[test]
    fn person_years_and_shares_have_the_decimals_they_need() {
        let amounts = swedish(Scale::Kronor);
        let written = [250, 300, 225, 5, 124_000].map(|hundredths| amounts.person_years(PersonYears(hundredths)));
        assert_eq!(written, ["2,5", "3,0", "2,25", "0,05", "1\u{a0}240,0"]);
        assert_eq!(amounts.person_years_with_unit(PersonYears(250)), "2,5\u{a0}åa");
        assert_eq!(
            [4_500, 3_333, 1_250, 10_000].map(|share| amounts.share(share)),
            ["45\u{a0}%", "33,33\u{a0}%", "12,5\u{a0}%", "100\u{a0}%"]
        );
        assert_eq!(self::amounts(Language::English, Scale::Kronor).share(4_500), "45%");
    }

    #[test]
    fn a_unit_says_what_it_is_short_for() {
        let amounts = swedish(Scale::Millions);
        assert_eq!(amounts.abbreviation().into_string(), r#"<abbr title="miljoner kronor">mnkr</abbr>"#);
        assert_eq!(amounts.person_years_abbreviation().into_string(), r#"<abbr title="årsarbetskrafter">åa</abbr>"#);
    }

    #[test]
    fn a_form_is_read_in_the_scale_in_which_it_was_shown() {
        let shown = swedish(Scale::Thousands);
        assert_eq!(shown.form_field().into_string(), r#"<input type="hidden" name="scale" value="tkr">"#);
        let sent = Typed::beginning_with(&[("scale", "tkr"), ("kronor", "18 400")]);
        let read = swedish(Scale::Millions).of_form(&sent);
        assert_eq!(Kronor::parse(sent.get("kronor"), read.scale()), Ok(Kronor(18_400_000)));
        assert_eq!(shown.of_form(&Typed::default()), shown);
    }

    #[test]
    fn the_scale_of_an_address_is_one_of_three() {
        assert_eq!(chosen(Some("as-of=2018-01-01&scale=tkr")), Some(Scale::Thousands));
        for query in [None, Some("scale="), Some("scale=öre"), Some("q=scale")] {
            assert_eq!(chosen(query), None, "{query:?}");
        }
    }

    #[test]
    fn what_stands_in_a_field_is_read_back_as_the_same() {
        let some = [0, 1, -1, 10, 999, 1_000, -100_000, 18_400_000, 18_449_600, -7_450_001, 999_999_999_999];
        for kronor in some.into_iter().chain([MOST_KRONOR, -MOST_KRONOR]).map(Kronor) {
            for language in Language::ALL {
                for scale in [Scale::Kronor, Scale::Thousands, Scale::Millions] {
                    let typed = amounts(language, scale).typed(kronor);
                    assert_eq!(Kronor::parse(&typed, scale), Ok(kronor), "{typed} {}", scale.key());
                }
            }
        }
        for person_years in [0, 5, -5, 10, 100, 250, 225, MOST_PERSON_YEARS * 100].map(PersonYears) {
            let typed = swedish(Scale::Kronor).person_years_typed(person_years);
            assert_eq!(PersonYears::parse(&typed), Ok(person_years), "{typed}");
        }
        assert_eq!(swedish(Scale::Millions).typed(Kronor(-18_400_000)), "\u{2212}18,4");
        assert_eq!(amounts(Language::English, Scale::Millions).typed(Kronor(1_240_500_000)), "1240.5");
    }
}
