//! Links and routes agree: an address that no route answers would be a dead link.

/// An address or pattern with its parameters left blank.
fn blank(address: &str) -> String {
    let mut blank = String::new();
    let mut inside = false;
    for letter in address.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        blank.push(letter);
    }
    blank
}

/// The addresses that stand between quotes in a source file.
fn quoted(source: &str) -> Vec<String> {
    source
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| text.starts_with('/'))
        .map(blank)
        .collect()
}

#[test]
fn every_address_has_a_route() {
    let routes = quoted(include_str!("../routes.rs"));
    assert!(routes.len() > 40, "the routes were not found");
    for address in quoted(include_str!("../paths.rs")) {
        assert!(routes.contains(&address), "{address} has no route");
    }
}
