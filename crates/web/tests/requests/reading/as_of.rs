//! Any day, past or to come, on the reading pages.

use domain::decision::{Decision, Digest256, Matter, Minutes};
use domain::event::Event;
use domain::ids::{BodyId, DecisionId, ModelVersion, RevisionNumber};
use domain::statement::StatementKind;
use domain::text::{Name, Reason, RegistrationNumber};
use jiff::civil::date;
use testkit::client::Installation;

use super::agency::{
    FROM, STRATEGIST, agency_with, edition, empty_agency_on, happened, happened_on, statement, whole_thread, words_of,
};

#[tokio::test]
async fn a_day_that_has_passed_shows_what_was_in_force_then() {
    let client = Installation::with_example().anonymous();
    let page = client.get("/?as-of=2016-05-01").await;
    let words = words_of(&page.main());
    assert!(words.contains("Gällande 2015-02-10 – 2017-10-22"), "{words}");
    assert!(words.contains("Vi är en lärande organisation") && words.contains("Prioriteringar 14"), "{words}");
    assert!(page.says("så som det registrerades i efterhand"), "the log had no strategy by then");
    assert!(page.says("/tillvaxtverket/statements/3?as-of=2016-05-01"), "links keep the day");
}

#[tokio::test]
async fn a_day_in_the_log_shows_what_was_known_then() {
    let client = Installation::with_example().anonymous();
    let page = client.get("/?as-of=2018-01-01").await;
    // That revision 5 would take over was decided in October 2018.
    assert!(words_of(&page.main()).contains("Gällande 2017-10-23 – ·") || page.says("Gällande 2017-10-23 –<"));
    assert!(!page.says("2018-12-31") && !page.says("Revision 5"), "{}", page.main());
    assert!(client.get("/revisions/5?as-of=2018-01-01").await.is_not_found());
    assert!(!client.get("/revisions?as-of=2018-01-01").await.says("Revision 5"));
}

#[tokio::test]
async fn a_day_to_come_shows_what_is_decided_for_it() {
    let page = Installation::with_example().anonymous().get("/?as-of=2019-06-01").await;
    assert!(page.says("Hållbar tillväxt och konkurrenskraftiga företag i hela landet"));
    assert!(page.says("som den är beslutad att gälla 1 juni 2019"));
}

#[tokio::test]
async fn a_day_before_everything_says_from_when_there_is_something() {
    let page = Installation::with_example().anonymous().get("/?as-of=2001-01-01").await;
    assert_eq!(page.status, 200);
    let words = words_of(&page.main());
    assert!(words.contains("Ingen strategi gällde den 1 januari 2001"), "{words}");
    assert!(
        page.says("Ingen strategi är registrerad för den dagen") && !page.says("Du ser strategin"),
        "the note over the page agrees"
    );
    assert!(page.says(r#"/tillvaxtverket/?as-of=2009-04-01">se den</a>"#), "{}", page.main());
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_said_and_kept() {
    let client = Installation::with_example().anonymous();
    for path in ["/", "/statements/41", "/revisions", "/revisions/4"] {
        let page = client.get(&format!("{path}?as-of=2017-02-30%22%3E")).await;
        assert_eq!(page.status, 400, "{path}");
        assert!(page.says("Det finns ingen sådan dag") && page.says(r#"value="2017-02-30&quot;&gt;""#), "{path}");
        assert!(page.says(&format!("action=\"/tillvaxtverket{path}\"")), "the form leads back to {path}");
        assert!(page.says("Tillväxtverket"), "the menu of the organisation is still there");
    }
}

#[tokio::test]
async fn rights_are_those_of_today() {
    let installation = Installation::with_example();
    // In September 2017 revision 4 was a draft; now it is decided, and what was written then is still not for everyone.
    let public = installation.anonymous();
    assert!(!public.get("/revisions?as-of=2017-09-20").await.says("Revision 4"));
    assert!(public.get("/revisions/4?as-of=2017-09-20").await.is_not_found());
    let reader = installation.reader().await;
    assert_eq!(reader.get("/revisions/4?as-of=2017-09-20").await.status, 200);
}

#[tokio::test]
async fn the_day_is_today_where_nothing_is_asked() {
    let client = Installation::with_example().anonymous();
    for path in ["/", "/?as-of=", "/?as-of=2018-11-14"] {
        let page = client.get(path).await;
        assert!(page.says(r#"name="as-of" value="2018-11-14""#) && !page.says("Visa läget i dag"), "{path}");
    }
}

#[tokio::test]
async fn an_edition_registered_afterwards_is_what_was_in_force() {
    let installation = agency_with(whole_thread());
    let later = vec![statement(1, StatementKind::Vision, None, "En annan vision")];
    happened(&installation, vec![edition(2, Some(1), date(2017, 1, 1), later)]);
    let client = installation.anonymous();
    assert!(client.get("/").await.says("En annan vision"));
    assert!(client.get("/?as-of=2016-12-31").await.says("Alla kan lita på vattnet"));
    assert!(client.get(&format!("/?as-of={FROM}")).await.says("Alla kan lita på vattnet"));
    assert!(client.get("/?as-of=2014-12-31").await.says("Ingen strategi gällde"));
}

#[tokio::test]
async fn what_was_revoked_is_not_shown_again_by_asking_for_the_day_before() {
    let installation = empty_agency_on(date(2018, 1, 1));
    let opened = Event::RevisionOpened {
        revision: RevisionNumber(2),
        based_on: Some(RevisionNumber(1)),
        model: ModelVersion(1),
    };
    happened_on(&installation, date(2018, 1, 10), vec![edition(1, None, FROM, whole_thread()), opened]);
    let added = Event::StatementAdded {
        revision: RevisionNumber(2),
        statement: statement(8, StatementKind::Goal, Some(3), "Ångrat mål"),
        reason: None,
    };
    let adopted = Matter::Adopt { revision: RevisionNumber(2), in_force_from: date(2019, 1, 1) };
    happened_on(&installation, date(2018, 2, 1), vec![added, decision(1, adopted)]);
    let public = installation.anonymous();
    assert!(public.get("/revisions?as-of=2018-02-15").await.says("Revision 2"), "everyone could see it then");

    let revoked = Matter::Revoke { revision: RevisionNumber(2), reason: Reason::parse("Fel text").unwrap() };
    happened_on(&installation, date(2018, 3, 1), vec![decision(2, revoked)]);
    for path in ["/", "/revisions", "/statements/3"] {
        let page = public.get(&format!("{path}?as-of=2018-02-15")).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.says("Revision 2") && !page.says("revision 2") && !page.says("Ångrat"), "{path}");
    }
    for path in ["/revisions/2", "/statements/8"] {
        assert!(public.get(&format!("{path}?as-of=2018-02-15")).await.is_not_found(), "{path}");
    }
    let strategist = installation.anonymous();
    strategist.sign_in(STRATEGIST).await;
    assert!(strategist.get("/revisions?as-of=2018-02-15").await.says("Revision 2"), "those who may read drafts see it");
}

fn decision(id: u32, matter: Matter) -> Event {
    Event::DecisionRecorded {
        decision: Decision {
            id: DecisionId(id),
            matter,
            minutes: Minutes {
                body: BodyId(1),
                decided_on: date(2018, 2, 1),
                registration_number: RegistrationNumber::parse("1-2018").unwrap(),
                paragraph: None,
                minutes: None,
                attendance: None,
                presenter: None,
                reservations: Default::default(),
                union_consultation: None,
            },
            mandate: Name::parse("Arbetsordningen").unwrap(),
            document: Digest256::of(b"what was decided"),
        },
    }
}
