//! Whatever a plan holds, out and in again it is the same; whatever a table holds, nothing stops the program.

use proptest::prelude::*;

use super::*;

fn any_name() -> impl Strategy<Value = Name> {
    // A semicolon at the end would be taken for one that separates.
    let text = "[=+@;:,.\"'(#_-]{0,2}[A-ZÅÄÖa-zåäö0-9][ A-ZÅÄÖa-zåäö0-9=+@;:,.\"'()#%_-]{0,30}[a-z)]";
    text.prop_map(|text| Name::parse(&text).unwrap())
}

fn any_day() -> impl Strategy<Value = jiff::civil::Date> {
    (0_i32..3_000).prop_map(|days| date(2015, 1, 1).saturating_add(jiff::ToSpan::days(days)))
}

fn any_shares(goals: Vec<StatementId>) -> impl Strategy<Value = Vec<Share>> {
    prop::collection::vec(1_i64..5_000, 0..=goals.len()).prop_map(move |weights| {
        let parts = domain::money::divide(10_000, &weights);
        let shares = goals.iter().zip(parts).map(|(&goal, part)| Share { goal, share: u32::try_from(part).unwrap() });
        shares.filter(|share| 0 < share.share).collect()
    })
}

fn any_grants() -> impl Strategy<Value = Vec<Grant>> {
    let amount = || (0_i64..5_000_000_000, 0_i64..50_000);
    (amount(), amount()).prop_map(|(one, two)| {
        let grant = |source, (kronor, people)| Grant { source, resources: Resources::new(kronor, people) };
        let all = [grant(GRANT, one), grant(FEES, two)].into_iter();
        all.filter(|grant| !grant.resources.is_none()).collect()
    })
}

fn any_work(goals: Vec<StatementId>) -> impl Strategy<Value = Work> {
    let milestone = (any_day(), any_name(), prop::option::of(any_day())).prop_map(|(day, what, reached)| Milestone {
        day,
        what,
        reached,
    });
    let description = "[A-Za-zåäö=;\"' \n]{0,60}".prop_map(|text| Explanation::parse(&text).unwrap());
    let owner = prop::option::of(prop::sample::select(vec![17_u32, 22]));
    let days = (any_day(), prop::option::of(0_i32..900));
    let lists = (prop::collection::vec(milestone, 0..4), any_shares(goals), any_grants());
    (any_name(), days, description, owner, lists, 0..5_usize, any::<bool>()).prop_map(
        |(title, (from, length), description, owner, (milestones, goals, resources), status, has_task)| Work {
            description,
            owner: owner.map(PersonId),
            milestones,
            goals,
            resources,
            tasks: if has_task { vec![domain::ids::TaskId(1)] } else { Vec::new() },
            status: Status::ALL[status],
            ..Work::new(title, from, length.map(|days| from.saturating_add(jiff::ToSpan::days(days))))
        },
    )
}

fn goals() -> Vec<StatementId> {
    let agency = Agency::new();
    let texts = ["Fler små företag använder digital teknik", "Fler hittar kompetens", "Enklare vardag"];
    texts.map(|text| agency.goal(text)).to_vec()
}

fn with_plan_of(works: Vec<Work>) -> Agency {
    let mut agency = Agency::new();
    agency.write(COMPANIES, PlanChange { added: works, ..PlanChange::default() });
    agency
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_plan_out_and_in_again_is_unchanged(works in prop::collection::vec(any_work(goals()), 1..8)) {
        let agency = with_plan_of(works);
        for language in Language::ALL {
            let sheet = agency.sheet(language);
            for file in [sheet.workbook().unwrap(), sheet.text_file(language)] {
                let preview = agency.preview(&table::read(&file, &knows(&agency.0)).unwrap());
                let changed: Vec<String> = told(&preview).into_iter().filter(|row| !row.ends_with(": unchanged")).collect();
                prop_assert_eq!(changed, Vec::<String>::new());
            }
        }
    }

    // As new activities in an agency that has none: everything that the columns hold comes with them.
    #[test]
    fn any_plan_is_the_same_plan_in_another_agency(works in prop::collection::vec(any_work(goals()), 1..8)) {
        let agency = with_plan_of(works);
        let mut sheet = agency.sheet(Language::Swedish);
        for row in &mut sheet.rows {
            row[0] = crate::sheet::Value::Empty;
        }
        let mut other = Agency::new();
        let table = table::read(&sheet.workbook().unwrap(), &knows(&other.0)).unwrap();
        let preview = other.preview(&table);
        other.bring_in(&preview);
        prop_assert_eq!(other.works(), agency.works());
    }

    #[test]
    fn no_table_stops_the_program(
        cells in prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 12), 1..6),
        are_removed in any::<bool>(),
    ) {
        let mut agency = Agency::with_plan();
        let heading = "id;version;enhet;aktivitet;från;till;mål;\"Anslag 1:5, tkr\";\"Avgifter, åa\";uppdrag;beror på;milstolpar";
        let rows: Vec<String> = cells.iter().map(|row| row.join(";")).collect();
        let table = agency.table(&format!("{heading}\n{}\n1", rows.join("\n")));
        let missing = if are_removed { Missing::AreRemoved } else { Missing::Stay };
        let preview = agency.asked(&table, |asked| Asked { missing, ..asked });
        // What the preview says can be brought in, the rule takes: nothing is left to object to.
        if preview.can_be_brought_in() {
            agency.bring_in(&preview);
        }
    }
}

const CELLS: &[&str] = &[
    "",
    "",
    "",
    "1",
    "2",
    "3",
    "13",
    "14",
    "Företag",
    "Regioner",
    "A",
    "2019-01-01",
    "2019-12-31",
    "1.1",
    "1.1 50 %",
    "#1",
    "\"1.1 60 %; 2.1 40 %\"",
    "\";\"",
    "7,5",
    "0",
    "-1",
    "#REF!",
    "Uppdrag 7",
    "Robotlyftet",
    "\"2019-03-01 X\"",
    "2019-03-01T00:00:00",
    "99999999999999999999",
    "\"\n\"",
    "Enklare vardag",
];
