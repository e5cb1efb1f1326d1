//! Open SDG: an indicator out as its data and its metadata, and in again where it is not there.

use testkit::client::{Installation, Reply};

use super::agency::{GROWTH, send};

const NAME: &str = "Företag som vill växa";

fn growth() -> Vec<(&'static str, &'static str)> {
    let target =
        [("name", NAME), ("source", "SCB"), ("target_kind", "at-least"), ("target", "60"), ("target_by", "2021")];
    let kept = GROWTH.into_iter().filter(|(field, _)| !["name", "dimensions"].contains(field));
    kept.chain(target).chain([("dimensions", "")]).collect()
}

/// The fields of the form that begins a new indicator.
fn suggested(page: &Reply) -> Vec<(String, String)> {
    let text = page.main();
    let form = text.split("id=\"suggested\"").nth(1).unwrap_or_else(|| panic!("nothing is suggested: {text}"));
    let form = form.split("</form>").next().unwrap();
    let field = |part: &str| {
        let name = part.split("name=\"").nth(1)?.split('"').next()?.to_owned();
        Some((name, part.split("value=\"").nth(1)?.split('"').next()?.to_owned()))
    };
    form.split("type=\"hidden\"").skip(1).filter_map(field).collect()
}

#[tokio::test]
async fn an_indicator_goes_out_and_comes_in_where_it_is_not_there() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let made = send(&strategist, "/indicators/new", "/indicators", &growth()).await;
    assert_eq!(made.status, 303, "{}", made.text());
    super::agency::type_values(&strategist, &[("2015", "46"), ("2016", "47,5")], &[]).await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("/indicators/1/opensdg.csv") && page.says("/indicators/1/opensdg.md"), "{}", page.main());
    let data = strategist.get("/indicators/1/opensdg.csv").await.text();
    let metadata = strategist.get("/indicators/1/opensdg.md").await.text();
    assert!(data.contains("2016,Normal value,procent,47.5"), "{data}");
    assert!(metadata.contains(NAME) && metadata.contains("target: 60"), "{metadata}");
    let files = [("indicator_1.csv", data.as_bytes()), ("1.md", metadata.as_bytes())];

    let same = strategist.upload_all("/indicators/import", &[], &files).await;
    assert!(same.says("2 värden är som de var"), "it is known by its name: {}", same.main());

    let other = Installation::small();
    let strategist = other.strategist().await;
    let looked = strategist.upload_all("/indicators/import", &[("indicator", "")], &files).await;
    assert!(looked.says("Lägg till den"), "{}", looked.main());
    let fields = suggested(&looked);
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for expected in
        [("name", NAME), ("unit", "procent"), ("source", "SCB"), ("target", "60"), ("cannot_say", "Varför de vill.")]
    {
        assert!(fields.contains(&expected), "{expected:?}: {fields:?}");
    }
    fields.push(("do", "begin"));
    let form = strategist.post("/indicators", &fields).await;
    assert_eq!(form.status, 200, "{}", form.text());
    assert!(form.says(&format!("name=\"name\" type=\"text\" value=\"{NAME}\"")), "{}", form.main());
    assert_eq!(strategist.get("/indicators/1").await.status, 404, "nothing is defined before it is sent");
    let made = send(&strategist, "/indicators/new", "/indicators", &growth()).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let looked = strategist.upload_all("/indicators/import", &[("indicator", "")], &files).await;
    assert!(looked.says("2 nya värden") && looked.says("value=\"bring-in\""), "{}", looked.main());
}

#[tokio::test]
async fn a_description_alone_begins_an_indicator_and_an_unknown_name_does_too() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let metadata = "---\ngraph_title: Andel nya företag\ncomputation_units: procent\n---\n".as_bytes();
    let alone = strategist.upload_all("/indicators/import", &[], &[("8-5-2.md", metadata)]).await;
    assert!(alone.says("Andel nya företag") && alone.says("Lägg till den"), "{}", alone.main());
    let file = "Indikator;År;Kön;Värde\nNågot annat;2017;kvinnor;71,4\nNågot annat;2017;män;70\n";
    let looked = strategist.upload("/indicators/import", "villkor.csv", file.as_bytes()).await;
    let fields = suggested(&looked);
    assert!(fields.contains(&("name".to_owned(), "Något annat".to_owned())), "{fields:?}");
    assert!(fields.contains(&("dimensions".to_owned(), "Kön".to_owned())), "{fields:?}");
    for damaged in [&b"---\n\0\n---\n"[..], b""] {
        let refused = strategist.upload_all("/indicators/import", &[], &[("x.md", damaged)]).await;
        assert_eq!(refused.status, 422, "{}", refused.main());
    }
}
