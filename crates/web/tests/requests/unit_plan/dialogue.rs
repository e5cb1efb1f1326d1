//! The way of a plan: sent in, talked about, returned, approved, opened again, and by whom.

use domain::activity::PlanState;

use super::agency::{Agency, EMPLOYEE, MANAGER, OTHER_MANAGER, STRATEGIST, UNIT};

fn state(agency: &Agency) -> PlanState {
    agency.of_round(|round| round.plan_state(UNIT))
}

#[tokio::test]
async fn a_plan_goes_from_draft_to_approved_with_a_history_of_who_said_what() {
    let agency = Agency::planned();
    let (manager, steers, reader) =
        (agency.person(MANAGER).await, agency.person(STRATEGIST).await, agency.person(EMPLOYEE).await);
    let said = reader.post(&agency.path("/comments"), &[("comment", "Varför inget om AI?")]).await;
    assert_eq!(said.status, 303);
    let sent = manager.post(&agency.path("/submission"), &[("submission-comment", "Klart för granskning")]).await;
    assert_eq!(sent.status, 303, "{}", sent.main());
    assert_eq!(state(&agency), PlanState::Submitted);

    // It rests: nobody writes, and nothing on the page says that one could.
    let resting = manager.get(&agency.path("?add=yes")).await;
    assert!(!resting.says("name=\"title\"") && resting.says("ändras inte nu"), "{}", resting.main());
    let refused = manager.post(&agency.path("/undo"), &[]).await;
    assert_eq!(refused.status, 422);

    let empty = steers.post(&agency.path("/return"), &[("return-comment", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("Fyll i det här fältet."));
    assert_eq!(steers.post(&agency.path("/return"), &[("return-comment", "Skriv in målen")]).await.status, 303);
    assert_eq!(state(&agency), PlanState::Returned);
    assert_eq!(manager.post(&agency.path("/submission"), &[]).await.status, 303);
    assert_eq!(steers.post(&agency.path("/approval"), &[]).await.status, 303);
    assert_eq!(state(&agency), PlanState::Approved);
    assert_eq!(steers.post(&agency.path("/reopening"), &[("reopening-reason", "Ny ram")]).await.status, 303);
    assert_eq!(state(&agency), PlanState::Draft);

    let page = reader.get(&agency.path("")).await.main();
    let told = ["Varför inget om AI?", "Klart för granskning", "Skriv in målen", "godkände planen", "Ny ram"];
    let places: Vec<usize> =
        told.iter().map(|text| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"))).collect();
    assert!(places.is_sorted(), "the history is not in order");
}

#[tokio::test]
async fn what_was_sent_in_is_taken_back_by_who_plans_until_it_has_been_dealt_with() {
    let agency = Agency::planned();
    let (manager, other) = (agency.person(MANAGER).await, agency.person(OTHER_MANAGER).await);
    assert_eq!(manager.post(&agency.path("/submission"), &[]).await.status, 303);
    let page = manager.get(&agency.path("")).await;
    let recall = agency.path("/recall");
    assert!(page.says("Ångra") && page.text().matches(&format!("{recall}\"")).count() == 2, "told, and further down");
    assert!(page.says("Planen är inskickad och ändras inte nu"), "{}", page.main());
    assert!(!other.get(&agency.path("")).await.says(&recall));
    assert_eq!(other.post(&recall, &[]).await.status, 403);
    assert_eq!(manager.post(&recall, &[]).await.status, 303);
    assert_eq!(state(&agency), PlanState::Draft);
    let page = manager.get(&agency.path("?add=yes")).await;
    assert!(page.says("name=\"title\"") && page.says("tog tillbaka planen"), "{}", page.main());
    assert_eq!(manager.post(&recall, &[]).await.status, 422, "there is nothing to take back");
}

#[tokio::test]
async fn over_the_frame_a_plan_needs_a_motive() {
    let agency = Agency::planned();
    agency.frame(40_000_000, 4_100);
    let manager = agency.person(MANAGER).await;
    let refused = manager.post(&agency.path("/submission"), &[("submission-comment", "Vi behöver mer")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("över ramen. Skriv varför") && refused.says("Vi behöver mer"), "{}", refused.main());
    assert!(refused.says("name=\"motive\""));
    assert_eq!(state(&agency), PlanState::Draft);
    assert_eq!(manager.post(&agency.path("/submission"), &[("motive", "EU:s medel kommer i maj")]).await.status, 303);
    assert!(manager.get(&agency.path("")).await.says("EU:s medel kommer i maj"));
}

#[tokio::test]
async fn only_those_who_steer_take_a_plan_on() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    manager.post(&agency.path("/submission"), &[]).await;
    for person in [MANAGER, OTHER_MANAGER, EMPLOYEE] {
        let client = agency.person(person).await;
        assert!(!client.get(&agency.path("")).await.says("Godkänn planen"));
        for (tail, form) in [
            ("/approval", vec![]),
            ("/return", vec![("return-comment", "Nej")]),
            ("/reopening", vec![("reopening-reason", "Nej")]),
        ] {
            assert_eq!(client.post(&agency.path(tail), &form).await.status, 403, "{person} {tail}");
        }
    }
    assert_eq!(state(&agency), PlanState::Submitted);
    let nobody = agency.installation.anonymous().post(&agency.path("/comments"), &[("comment", "Hej")]).await;
    assert_eq!(nobody.status, 403);
}

#[tokio::test]
async fn a_plan_that_is_late_says_so() {
    let agency = Agency::planned();
    let round = agency.round;
    let calendar = agency.of_round(|round| round.calendar.clone());
    let earlier: Vec<_> = calendar
        .into_iter()
        .map(|mut date| {
            date.begins = date.begins.saturating_sub(jiff::ToSpan::days(20));
            date
        })
        .collect();
    agency.must(&|organisation, context| organisation.set_calendar(context, round, earlier.clone()));
    let page = agency.person(MANAGER).await.get(&agency.path("")).await;
    assert!(page.says("skulle ha lämnats in 2018-11-03"), "{}", page.main());
}
