//! A small agency with a strategist, and forms that are filled in as a browser would.

use testkit::client::{Client, Installation, Reply};

/// What is typed in the form of an indicator.
pub(crate) const GROWTH: [(&str, &str); 14] = [
    ("name", "Företag som vill <i>växa</i>"),
    ("question", "Hur stor andel av företagen vill växa?"),
    ("why", "Målet är att fler växer."),
    ("cannot_say", "Varför de vill."),
    ("kind", "world"),
    ("desired", "up"),
    ("unit", "procent"),
    ("decimals", "1"),
    ("frequency", "yearly"),
    ("measures", "ratio"),
    ("lowest", "0"),
    ("highest", "100"),
    ("dimensions", "län, storlek"),
    ("smallest_change", "0,5"),
];

/// Sends a form as a browser does: with the key that was on its page.
pub(crate) async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

/// The fields of the form with another value in one of them.
pub(crate) fn but<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    GROWTH.into_iter().filter(|(field, _)| *field != name).chain([(name, value)]).collect()
}

/// An agency in which one indicator is defined, and its strategist.
pub(crate) async fn with_growth() -> (Installation, Client) {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let made = send(&strategist, "/indicators/new", "/indicators", &GROWTH).await;
    assert_eq!((made.status, made.location()), (303, "/verket/indicators/1"), "{}", made.text());
    (installation, strategist)
}

/// Rows of the form of values: period and value.
pub(crate) async fn type_values(client: &Client, rows: &[(&str, &str)], more: &[(&str, &str)]) -> Reply {
    let mut fields: Vec<(&str, &str)> = vec![("part", "")];
    for (period, value) in rows {
        fields.extend([("period", *period), ("value", *value), ("status", "normal"), ("low", ""), ("high", "")]);
    }
    fields.extend(more);
    send(client, "/indicators/1/values", "/indicators/1/values", &fields).await
}
