//! What holds for every picture, asked by the tests of each.

/// A picture is well-formed, refers only to ids that it has, has no style attribute, and no number in it is
/// broken or, where it is a size, below nothing.
pub(crate) fn drawing(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let ids = ids(svg);
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(name != "style", "a style attribute: {value}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
            match name {
                "aria-labelledby" => {
                    assert!(value.split(' ').all(|id| ids.iter().any(|known| known == id)), "{value} is not there");
                }
                "width" | "height" | "r" => {
                    let size: f64 = value.parse().unwrap_or_else(|_| panic!("{name}={value}"));
                    assert!(0.0 <= size, "{name}={value}");
                }
                _ => {}
            }
        }
        if node.attribute("role") == Some("img") {
            let title = node.children().find(|child| child.has_tag_name("title"));
            assert!(title.and_then(|title| title.text()).is_some_and(|text| !text.is_empty()), "no title");
        }
    }
}

/// The ids in a picture, in order.
pub(crate) fn ids(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    document.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned).collect()
}

/// How many elements of this name with this class a picture has; any class when empty.
pub(crate) fn count(svg: &str, element: &str, class: &str) -> usize {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let has = |node: &roxmltree::Node<'_, '_>| {
        node.has_tag_name(element)
            && (class.is_empty() || node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class)))
    };
    document.descendants().filter(has).count()
}
