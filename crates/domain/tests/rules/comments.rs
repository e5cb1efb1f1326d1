//! Comments: who may say what of what, whom it concerns and for how long, and that nobody is told of what that one may not read.

use domain::contribution::{About, ContributionAnswer, Objection, Outcome};
use domain::decision::Digest256;
use domain::event::{Event, Recorded};
use domain::ids::{CommentId, PersonId};
use domain::notice::{Following, Notice, Since, Sort, Why};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer, as_it_was};
use domain::refusal::Refusals;
use domain::salted_text::SaltedText;
use domain::secrecy::{Withheld, seen as seen_event};
use domain::time::Actor;
use domain::topic::Topic;
use domain::writing::Seen;
use proptest::prelude::*;

use crate::agency::{Agency, DIGITAL, EMPLOYEE, HEAD, MANAGER, ROUND, SECRETARY, name, reason, remark};
use crate::contributions;
use crate::secrecy::ground;
use crate::task::{register, terms};

/// Sits in a body, and reads nothing but what is decided.
const MEMBER: PersonId = PersonId(9);
/// Works with the texts, and moderates.
const STRATEGIST: PersonId = PersonId(8);

fn agency() -> Agency {
    let mut agency = contributions::agency();
    agency.happen(vec![Event::PersonPlaced { person: MEMBER, unit: None, roles: vec![Role::Member] }]);
    agency
}

fn digest(text: &str) -> Digest256 {
    SaltedText { salt: [9; 16], text: remark(text).into() }.digest()
}

fn goal(agency: &Agency) -> Topic {
    Topic::Statement(agency.goal("Färre regler"))
}

/// Says something of a thing, and whom it mentions.
fn say(
    agency: &mut Agency,
    by: PersonId,
    topic: Topic,
    answers: Option<CommentId>,
    mentions: &[PersonId],
) -> CommentId {
    let mut speaking = agency.asked_by(by);
    let text = digest(&format!("Kommentar {}", agency.organisation.seq));
    speaking.must(|organisation, context| organisation.comment(context, (topic, answers), mentions.to_vec(), text));
    *agency = Agency { actor: agency.actor, ..speaking };
    agency.organisation.comments.all().next_back().unwrap().id
}

fn notices(agency: &Agency, person: PersonId) -> Vec<Notice> {
    agency.organisation.notices(person, agency.today, &Following::default(), Since::BEGINNING)
}

fn whys(agency: &Agency, person: PersonId) -> Vec<Why> {
    notices(agency, person).into_iter().map(|notice| notice.why).collect()
}

fn seen(agency: &Agency, id: CommentId) -> (CommentId, Seen) {
    (id, Seen(agency.organisation.comments.get(id).unwrap().version))
}

#[test]
fn a_mention_an_answer_and_what_is_followed_each_concern_a_person_once() {
    let mut agency = agency();
    let topic = goal(&agency);
    let first = say(&mut agency, EMPLOYEE, topic, None, &[MANAGER]);
    assert_eq!(whys(&agency, MANAGER), [Why::Mentioned(first)]);
    assert_eq!(whys(&agency, EMPLOYEE), [], "nobody is told of what one said oneself");
    assert_eq!(whys(&agency, HEAD), [], "it does not concern everyone");
    // The one who is mentioned in an answer to the own comment is told once, by the strongest reason.
    let answer = say(&mut agency, MANAGER, topic, Some(first), &[EMPLOYEE]);
    assert_eq!(whys(&agency, EMPLOYEE), [Why::Mentioned(answer)]);
    let plain = say(&mut agency, HEAD, topic, Some(first), &[]);
    assert_eq!(whys(&agency, EMPLOYEE), [Why::Answered(plain), Why::Mentioned(answer)], "the latest first");
    // Whoever has said something follows by itself.
    assert_eq!(whys(&agency, MANAGER), [Why::Commented(plain), Why::Mentioned(first)]);
    let left = Following { left: [topic].into(), ..Following::default() };
    let after =
        |following: &Following| agency.organisation.notices(MANAGER, agency.today, following, Since::BEGINNING).len();
    assert_eq!((after(&left), after(&Following::default())), (1, 2), "who leaves it is told of mentions alone");
    assert!(!agency.organisation.follows(MANAGER, topic, &left));
    assert!(agency.organisation.follows(MANAGER, topic, &Following::default()));
    assert_eq!(notices(&agency, EMPLOYEE)[0].why.sort(), Sort::Personal);
    assert_eq!(notices(&agency, MANAGER)[0].why.sort(), Sort::Around);
}

#[test]
fn who_is_responsible_is_told_of_what_is_said() {
    let mut agency = agency();
    agency.change("Checkar", |work| work.owner = Some(EMPLOYEE));
    let activity = Topic::Activity { round: ROUND, activity: agency.activity("Checkar").id };
    let said = say(&mut agency, SECRETARY, activity, None, &[]);
    assert_eq!(whys(&agency, EMPLOYEE), [Why::Responsible(said)]);
    assert_eq!(whys(&agency, MANAGER), [], "its owner is");
    let plan = say(&mut agency, SECRETARY, Topic::Plan { round: ROUND, unit: DIGITAL }, None, &[]);
    assert_eq!(whys(&agency, MANAGER), [Why::Responsible(plan)]);
    let topic = goal(&agency);
    let strategy = say(&mut agency, SECRETARY, topic, None, &[]);
    assert_eq!(whys(&agency, STRATEGIST), [Why::Responsible(strategy)]);
    let round = say(&mut agency, SECRETARY, Topic::Round(ROUND), None, &[]);
    assert_eq!(whys(&agency, STRATEGIST), [Why::Responsible(round), Why::Responsible(strategy)]);
}

#[test]
fn what_is_followed_and_becomes_another_is_told_but_not_to_who_did_it() {
    let mut agency = agency();
    let activity = Topic::Activity { round: ROUND, activity: agency.activity("Checkar").id };
    let following = Following { followed: [activity].into(), ..Following::default() };
    let of = |agency: &Agency, person| {
        agency.organisation.notices(
            person,
            agency.today,
            &following,
            Since { seq: agency.log[agency.log.len() - 2].seq, ..Since::BEGINNING },
        )
    };
    agency.actor = Actor::Person(MANAGER);
    agency.change("Checkar", |work| work.description = domain::text::Explanation::parse("Mer.").unwrap());
    assert_eq!(of(&agency, EMPLOYEE).iter().map(|it| it.why).collect::<Vec<_>>(), [Why::Changed]);
    assert_eq!(of(&agency, MANAGER), []);
}

#[test]
fn a_contribution_that_was_reported_is_told_to_whoever_moderates_until_it_is_hidden() {
    let mut agency = agency();
    let id = contributions::left(&mut agency);
    let mut reader = agency.asked_by(MANAGER);
    reader.must(|organisation, context| organisation.report_contribution(context, id, Objection::Offensive));
    assert_eq!(whys(&reader, STRATEGIST), [Why::ContributionReported]);
    assert_eq!(notices(&reader, STRATEGIST)[0].about, Topic::Contribution(id));
    assert_eq!(whys(&reader, HEAD), []);
    let mut moderator = reader.asked_by(STRATEGIST);
    moderator.must(|organisation, context| organisation.hide_contribution(context, id, Objection::Offensive));
    assert_eq!(whys(&moderator, STRATEGIST), [], "it is seen to");
}

#[test]
fn an_answer_to_a_contribution_is_news_to_the_author_and_not_again_for_other_reasons() {
    let mut agency = agency();
    let id = contributions::left(&mut agency);
    let own = Following { own: [id].into(), ..Following::default() };
    let news = |agency: &Agency| agency.organisation.notices(EMPLOYEE, agency.today, &own, Since::BEGINNING);
    assert_eq!(news(&agency), []);
    let answer = ContributionAnswer { outcome: Outcome::Adopted, reason: reason("Vi gör så."), led_to: None };
    let seen = contributions::seen(&agency, id);
    agency.must(|organisation, context| organisation.answer_contributions(context, &[seen], answer));
    let told = news(&agency);
    assert_eq!(told.iter().map(|it| it.why).collect::<Vec<_>>(), [Why::ContributionAnswered]);
    agency.must(|organisation, context| organisation.group_contributions(context, None, name("Tema"), vec![id]));
    assert_eq!(news(&agency), told, "that it was put in a group is no new answer");
}

#[test]
fn a_comment_that_is_changed_says_so_and_tells_only_those_who_are_new_in_it() {
    let mut agency = agency();
    let topic = goal(&agency);
    let id = say(&mut agency, EMPLOYEE, topic, None, &[MANAGER]);
    let first = notices(&agency, MANAGER)[0].seq;
    let mut writer = agency.asked_by(EMPLOYEE);
    let version = seen(&writer, id);
    writer.must(|organisation, context| {
        organisation.reword_comment(context, version, vec![MANAGER, HEAD], digest("Andra ord"))
    });
    let comment = writer.organisation.comments.get(id).unwrap();
    assert_eq!((comment.reworded.len(), comment.text.clone()), (1, Some(digest("Andra ord"))));
    assert_eq!(notices(&writer, MANAGER)[0].seq, first, "told once");
    assert_eq!(notices(&writer, HEAD)[0].seq, writer.organisation.seq);
    let late =
        writer.refused(|organisation, context| organisation.reword_comment(context, version, vec![], digest("Nej")));
    assert!(late.has("changed-meanwhile"));
    assert!(!writer.organisation.texts().contains(digest("Kommentar").as_str()));
}

#[test]
fn what_is_taken_back_or_hidden_concerns_nobody_but_whoever_moderates() {
    let mut agency = agency();
    let topic = goal(&agency);
    let id = say(&mut agency, EMPLOYEE, topic, None, &[MANAGER]);
    let answer = say(&mut agency, HEAD, topic, Some(id), &[]);
    let mut reader = agency.asked_by(MANAGER);
    reader.must(|organisation, context| organisation.report_comment(context, id, Objection::Offensive));
    assert!(whys(&reader, STRATEGIST).contains(&Why::Reported(id)));
    assert!(!whys(&reader, HEAD).contains(&Why::Reported(id)));
    let mut moderator = reader.asked_by(STRATEGIST);
    moderator.must(|organisation, context| organisation.hide_comment(context, id, Objection::Offensive));
    assert_eq!(whys(&moderator, MANAGER), []);
    assert!(!whys(&moderator, STRATEGIST).contains(&Why::Reported(id)), "it is seen to");
    assert_eq!(moderator.organisation.comments.count(topic), 1);
    moderator.must(|organisation, context| organisation.show_comment(context, id));
    assert_eq!(whys(&moderator, MANAGER), [Why::Mentioned(id)]);
    let mut writer = moderator.asked_by(EMPLOYEE);
    writer.must(|organisation, context| organisation.withdraw_comment(context, id));
    assert_eq!(whys(&writer, MANAGER), []);
    let comments = &writer.organisation.comments;
    assert!(comments.get(id).unwrap().text.is_none());
    let conversations = comments.conversations(topic);
    assert_eq!(conversations.len(), 1, "what was answered stays where it was");
    assert_eq!(conversations[0].1[0].id, answer);
}

#[test]
fn nobody_who_may_not_read_it_can_be_mentioned_or_told() {
    let mut agency = agency();
    let topic = goal(&agency);
    let mention = |agency: &Agency, topic, person| {
        agency
            .asked_by(EMPLOYEE)
            .refused(|organisation, context| organisation.comment(context, (topic, None), vec![person], digest("Hej")))
    };
    assert!(mention(&agency, topic, MEMBER).has("mention-cannot-read"));
    // A secret task: its own may talk of it, and to the others it is not there.
    agency.actor = Actor::System;
    let task = register(&mut agency, terms("Uppdrag 1"));
    let handed = vec![domain::task::Handed { task, unit: Some(DIGITAL) }];
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    let topic = Topic::Task(task);
    let open = say(&mut agency, EMPLOYEE, topic, None, &[MANAGER]);
    agency.must(|organisation, context| organisation.mark_secret(context, task, ground(), reason("Röjer skyddet.")));
    let said = say(&mut agency, HEAD, topic, Some(open), &[MANAGER]);
    assert_eq!(whys(&agency, EMPLOYEE), [], "not even of the answer to what was said before it was secret");
    assert!(whys(&agency, MANAGER).contains(&Why::Mentioned(said)));
    let unread = agency
        .asked_by(HEAD)
        .refused(|organisation, context| organisation.comment(context, (topic, None), vec![EMPLOYEE], digest("Hej")));
    assert!(unread.has("mention-cannot-read"));
    let stranger = agency.asked_by(EMPLOYEE);
    let refused =
        stranger.refused(|organisation, context| organisation.comment(context, (topic, None), vec![], digest("Hej")));
    assert!(refused.has("comment-about-nothing"));
    let refused = stranger.refused(|organisation, context| organisation.withdraw_comment(context, open));
    assert!(refused.has("comment-unknown"), "also one's own");
}

#[test]
fn what_is_said_of_a_secret_task_is_nowhere_in_what_others_see() {
    let mut agency = agency();
    agency.actor = Actor::System;
    let task = register(&mut agency, terms("Uppdrag 1"));
    let handed = vec![domain::task::Handed { task, unit: Some(DIGITAL) }];
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    agency.must(|organisation, context| organisation.mark_secret(context, task, ground(), reason("Röjer skyddet.")));
    let secret = say(&mut agency, MANAGER, Topic::Task(task), None, &[HEAD]);
    let other = goal(&agency);
    let open = say(&mut agency, MANAGER, other, None, &[]);
    let mut manager = agency.asked_by(MANAGER);
    manager.must(|organisation, context| organisation.report_comment(context, secret, Objection::Irrelevant));
    let organisation = &manager.organisation;
    for (person, sees) in [(EMPLOYEE, false), (SECRETARY, false), (STRATEGIST, false), (MANAGER, true), (HEAD, true)] {
        let viewer = Viewer::Person(person, manager.today);
        let withheld = Withheld::from(organisation, viewer);
        let shown = organisation.without(&withheld);
        assert_eq!(shown.comments.get(secret).is_some(), sees, "{person}");
        assert_eq!(shown.comments.count(Topic::Task(task)), usize::from(sees), "{person}");
        assert!(shown.comments.get(open).is_some());
        let told: Vec<Recorded> =
            manager.log.iter().cloned().filter_map(|event| seen_event(event, &withheld)).collect();
        let tells = told.iter().filter(|recorded| format!("{:?}", recorded.event).contains("CommentId(1)")).count();
        assert_eq!(tells, if sees { 2 } else { 0 }, "{person}");
        let then = as_it_was(&shown, &shown, viewer);
        assert_eq!(then.comments.get(secret).is_some(), sees);
    }
    // That the check above finds what is not withheld.
    let all = Withheld::from(organisation, Viewer::System);
    assert!(organisation.without(&all).comments.get(secret).is_some());
}

#[test]
fn a_replay_gives_the_same_conversation() {
    let mut agency = agency();
    let topic = goal(&agency);
    let first = say(&mut agency, EMPLOYEE, topic, None, &[MANAGER]);
    say(&mut agency, MANAGER, topic, Some(first), &[EMPLOYEE, HEAD]);
    let mut again = Organisation::empty(agency.organisation.id.clone());
    for recorded in &agency.log {
        again.apply(recorded).unwrap();
    }
    assert_eq!(again, agency.organisation);
}

proptest! {
    // Whoever writes whatever: what is kept is read again as it was typed, and mentions nobody who was not named.
    #[test]
    fn a_text_that_is_kept_reads_as_it_was_typed(typed in "[@ a-zåÅ.{}0-9\n]{0,40}(@Åsa Ek|@Bo Al|)[ .,@a-z{}0-9]{0,20}") {
        let people = [(PersonId(1), "Åsa Ek"), (PersonId(2), "Bo Al")];
        if let Ok((kept, mentioned)) = domain::comment::mention::keep(&typed, &people) {
            let name = |person: PersonId| people.iter().find(|(id, _)| *id == person).map_or("", |(_, name)| *name).to_owned();
            let read = domain::comment::mention::with_names(&kept, name);
            if !typed.contains("@{") {
                prop_assert_eq!(domain::text::fold(&read), domain::text::fold(&typed));
            }
            for person in mentioned {
                prop_assert!(domain::text::fold(&typed).contains(&domain::text::fold(&name(person))));
            }
        }
    }
}

/// What provokes each refusal of comments.
pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = agency();
    let topic = goal(&agency);
    let id = say(&mut agency, EMPLOYEE, topic, None, &[]);
    let gone = say(&mut agency, EMPLOYEE, topic, None, &[]);
    let hidden = say(&mut agency, EMPLOYEE, topic, None, &[]);
    let mut writer = agency.asked_by(EMPLOYEE);
    writer.must(|organisation, context| organisation.withdraw_comment(context, gone));
    let mut reader = writer.asked_by(MANAGER);
    reader.must(|organisation, context| organisation.report_comment(context, id, Objection::Offensive));
    reader.must(|organisation, context| organisation.hide_comment(context, hidden, Objection::Offensive));
    let comment = |about, answers, mentions: Vec<PersonId>| {
        reader
            .refused(|organisation, context| organisation.comment(context, (about, answers), mentions, digest("Nytt")))
    };
    let about = Topic::from(About::Statement(domain::ids::StatementId(9_999)));
    let people = [(PersonId(1), "Åsa Ek")];
    let mention = |typed: &str| domain::comment::mention::keep(typed, &people).unwrap_err();
    vec![
        ("comment-about-nothing", comment(about, None, vec![])),
        ("comment-unknown", comment(topic, Some(hidden), vec![])),
        ("comment-withdrawn", comment(topic, Some(gone), vec![])),
        ("mention-cannot-read", comment(topic, None, vec![MEMBER])),
        ("mention-unknown", mention("@Kalle")),
        ("mention-unclear", mention("@Åsa")),
        ("comment-not-yours", reader.refused(|organisation, context| organisation.withdraw_comment(context, id))),
        (
            "comment-reported-already",
            reader.refused(|organisation, context| organisation.report_comment(context, id, Objection::Offensive)),
        ),
        (
            "comment-hidden-already",
            reader.refused(|organisation, context| organisation.hide_comment(context, hidden, Objection::Offensive)),
        ),
    ]
}
