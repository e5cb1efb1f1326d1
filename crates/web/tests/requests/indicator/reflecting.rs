//! Indicators of activities and external tasks: named in the form, kept when it is saved, and listed where the work is.

use testkit::client::{Installation, Reply};

use super::agency::{GROWTH, send};

/// What a list of the form offers first.
fn offered(form: &Reply, list: &str) -> String {
    let text = form.text();
    let list = text.split(&format!("<datalist id=\"{list}\">")).nth(1).unwrap().split("</datalist>").next().unwrap();
    let mut options = list.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    options.find(|option| !option.contains('&') && !option.contains('#')).unwrap()
}

#[tokio::test]
async fn an_indicator_of_an_activity_and_a_task_is_listed_at_both() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let form = strategist.get("/indicators/new").await;
    let (activity, task) = (offered(&form, "activities-list"), offered(&form, "tasks-list"));
    let mut fields = GROWTH.to_vec();
    fields.extend([("activity", activity.as_str()), ("activity", ""), ("task", task.as_str())]);
    let more: Vec<(&str, &str)> = fields.iter().copied().chain([("do", "more-task")]).collect();
    let more = send(&strategist, "/indicators/new", "/indicators", &more).await;
    assert_eq!((more.status, more.text().matches("name=\"task\"").count()), (200, 2), "one more row");
    let unknown: Vec<(&str, &str)> = fields.iter().copied().chain([("task", "Finns inte alls")]).collect();
    let refused = send(&strategist, "/indicators/new", "/indicators", &unknown).await;
    assert!(refused.status == 422 && refused.says("Inget öppet uppdrag heter så"), "{}", refused.main());

    let made = send(&strategist, "/indicators/new", "/indicators", &fields).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let indicator = made.location().strip_prefix("/tillvaxtverket").unwrap().to_owned();
    let page = strategist.get(&indicator).await.main();
    let link = |of: &str| {
        let links = page.split("href=\"/tillvaxtverket").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        links.filter(|link| link.contains(of)).find(|link| !link.contains("edit")).unwrap_or_else(|| panic!("{page}"))
    };
    for work in [link("/activities/"), link("/tasks/")] {
        let page = strategist.get(&work).await;
        assert!(
            page.says("Företag som vill &lt;i&gt;växa") && page.says("Indikatorer</h2>"),
            "{work}: {}",
            page.main()
        );
    }
    let edit = format!("{indicator}/edit");
    let form = strategist.get(&edit).await;
    let held = |label: &str| form.says(&format!("value=\"{label}\" aria-label"));
    assert!(held(&activity) && held(&task), "{}", form.main());
}
