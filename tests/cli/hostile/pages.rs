//! Pages, tables, Markdown and the text of a day made of words that are markup elsewhere.

use std::collections::BTreeSet;

use super::home::home;
use super::signs::{is_hostile, laced};
use crate::sandbox::Sandbox;

/// What is markup, a link, a formula or a mark somewhere.
const MARKUP: [&str; 18] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\"'&<!-- ]]></style></title>{}",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "<http://evil.example> https://evil.example",
    "[x]: http://evil.example",
    "# heading",
    "> quoted",
    "- item",
    "1. item",
    "``` code `x`",
    "    code",
    "a | b | c",
    "| a | b |",
    "--- *** ___ ===",
    "&lt;b&gt; &#60;b&#62;",
    "\\<b\\> \\[x\\](y)",
];

/// Everything a spreadsheet takes for a formula, alone and before one, in full width, too.
const FORMULAS: [&str; 15] = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "=1+1",
    "\t=1+1",
    " \u{a0}=1",
    "\r\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
];

fn written(words: &str) -> Sandbox {
    let home = Sandbox::new();
    home.write_config(&format!(
        "tell = {}\n",
        super::home::toml(&format!(
            "a {} 555",
            words.chars().take(80).collect::<String>()
        ))
    ));
    let record = |id: &str, kind: &str, more: &serde_json::Value| {
        let mut all =
            serde_json::json!({"v": 1, "id": id, "kind": kind, "at": "", "day": "2026-11-22"});
        let into = all.as_object_mut().expect("an object");
        into.extend(more.as_object().expect("an object").clone());
        format!("{all}\n")
    };
    let mut lines = String::new();
    for day in 10..=22 {
        let answers = serde_json::json!({
            "day": format!("2026-11-{day}"), "health": "off", "sleep": 5.5, "rested": 1, "eating": 1, "boundaries": 1,
            "thoughts": 1, "forward": 1, "note": words, "adjustment": words,
        });
        lines += &record(&format!("d{day}"), "checkin", &answers);
    }
    let promise = serde_json::json!({"text": words, "to": words, "due": "2026-11-01", "area": words, "day": "2026-11-01"});
    lines += &record("p", "commitment", &promise);
    lines += &record(
        "o",
        "override",
        &serde_json::json!({"why": words, "verdict": "not-fit"}),
    );
    lines += &record(
        "r",
        "reflection",
        &serde_json::json!({"serving": 2, "note": words}),
    );
    home.write_journal(lines);
    home
}

#[test]
fn no_cell_begins_a_formula() {
    for formula in FORMULAS {
        let home = written(formula);
        let csv = home.ok(["report", "month", "--format", "csv"]);
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let heading = rows.headers().expect("a heading").clone();
        let mut of_a_person = 0;
        for row in rows.records() {
            let row = row.expect("a row");
            for (name, cell) in heading.iter().zip(&row) {
                let bare = cell.trim_start();
                let number = bare.parse::<f64>().is_ok();
                assert!(
                    number || !bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                    "{formula:?} in {name}: {cell:?}"
                );
                assert!(
                    !cell.contains(is_hostile),
                    "{formula:?} in {name}: {cell:?}"
                );
                of_a_person +=
                    usize::from(["adjustment", "override"].contains(&name) && !cell.is_empty());
            }
        }
        assert!(
            of_a_person > 0 || formula.trim().is_empty(),
            "{formula:?}: {csv}"
        );
    }
}

/// The tags of a page, each with its name and attributes as they stand; comments and what is no tag count as one, too.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let mut inside = String::new();
        let mut quote = None;
        let mut length = 0;
        for c in rest.chars() {
            length += c.len_utf8();
            match (quote, c) {
                (None, '>') => break,
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if c == open => quote = None,
                _ => {}
            }
            inside.push(c);
        }
        rest = &rest[length..];
        let name: String = inside
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '/' || inside.starts_with('/'))
            .collect();
        let mut attributes = Vec::new();
        let mut left = &inside[name.len()..];
        while let Some(equals) = left.find('=') {
            let key = left[..equals]
                .rsplit(char::is_whitespace)
                .next()
                .unwrap_or_default();
            let value = &left[equals + 1..];
            let (open, after) = value.split_at(1);
            let end = after.find(open).expect("a quoted value");
            attributes.push((key.to_owned(), after[..end].to_owned()));
            left = &after[end + 1..];
        }
        tags.push((name.trim_start_matches('/').to_owned(), attributes));
    }
    tags
}

const TAGS: [&str; 45] = [
    "abbr",
    "polyline",
    "polygon",
    "!DOCTYPE",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "header",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "p",
    "b",
    "div",
    "span",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "svg",
    "g",
    "rect",
    "line",
    "circle",
    "path",
    "text",
    "desc",
    "figure",
    "figcaption",
];

#[test]
fn the_page_holds_no_script_and_no_address_whatever_was_written() {
    let mut kinds = BTreeSet::new();
    let words = MARKUP
        .iter()
        .map(|markup| (*markup).to_owned())
        .chain([laced("x")]);
    for words in words {
        let home = written(&words);
        for period in ["week", "year"] {
            let html = home.ok(["report", period, "--format", "html", "--notes"]);
            assert!(!html.contains(|c| c != '\n' && is_hostile(c)));
            let tags = tags(&html);
            for (name, attributes) in &tags {
                assert!(TAGS.contains(&&**name), "<{name}> for {words}");
                kinds.insert(name.clone());
                for (key, value) in attributes {
                    let fetches = [
                        "href",
                        "src",
                        "srcset",
                        "action",
                        "data",
                        "xlink:href",
                        "style",
                        "background",
                        "poster",
                    ];
                    assert!(
                        !key.starts_with("on") && !fetches.contains(&&**key),
                        "{key}={value} for {words}"
                    );
                    assert!(
                        !value.contains("url(") && !value.contains("//"),
                        "{key}={value} for {words}"
                    );
                }
            }
            let policies: Vec<_> = tags
                .iter()
                .filter(|(name, attributes)| {
                    name == "meta"
                        && attributes
                            .contains(&("http-equiv".into(), "Content-Security-Policy".into()))
                })
                .collect();
            assert_eq!(policies.len(), 1);
            let policy = policies[0]
                .1
                .iter()
                .find(|(key, _)| key == "content")
                .expect("a policy");
            assert!(
                policy
                    .1
                    .starts_with("default-src 'none'; style-src 'unsafe-inline'"),
                "{policy:?}"
            );
            let style = html
                .split("<style>")
                .nth(1)
                .and_then(|rest| rest.split("</style>").next());
            let style = style.expect("a style sheet");
            assert!(
                !style.contains("url(") && !style.contains("@import"),
                "{style}"
            );
        }
    }
    assert!(kinds.contains("svg") && kinds.contains("dd"), "{kinds:?}");
}

/// What a renderer of Markdown would take for markup: marks with no backslash before them.
fn marks(line: &str) -> Option<String> {
    let mut before = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if "`*_[]<>|#&~$".contains(c) {
            before = before.or(Some(line[at..].to_owned()));
        }
    }
    let bare = line.trim_start();
    let begins = bare.starts_with(['-', '+', '=', '#', '>'])
        || bare
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with(['.', ')'])
            && bare.starts_with(|c: char| c.is_ascii_digit())
        || line.starts_with("    ");
    before.or(begins.then(|| line.to_owned()))
}

#[test]
fn words_are_no_markdown() {
    let words = MARKUP
        .iter()
        .map(|markup| (*markup).to_owned())
        .chain([laced("x"), "a\n# b\n\n---\n\t- c".to_owned()]);
    for words in words {
        let home = written(&words);
        let page = home.ok(["report", "--format", "markdown", "--notes"]);
        assert!(!page.contains(|c| c != '\n' && is_hostile(c)), "{page}");
        let mut quoted = 0;
        for line in page.lines() {
            // Our own marks stand at known places: tables, headings, what is said about something, lists.
            if let Some(note) = line.strip_prefix("> ") {
                quoted += 1;
                assert_eq!(marks(note), None, "{words}: {line}");
                continue;
            }
            let own = line
                .trim_start_matches("## ")
                .trim_start_matches("# ")
                .trim_start_matches("- ")
                .replace("**", "");
            if line.starts_with('|') {
                let cells = own.replace("\\|", "").matches('|').count();
                assert!(cells > 3, "{line}");
                assert!(!own.contains('<'), "{line}");
            } else {
                assert_eq!(marks(&own), None, "{words}: {line}");
            }
        }
        assert!(quoted >= 7, "{page}");
    }
}

#[test]
fn the_text_of_a_day_can_be_looked_at_in_any_editor() {
    let mut home = home();
    let copy = home.home().join("copy");
    let editor = home.home().join("editor");
    std::fs::write(&editor, format!("cp \"$1\" {}\n", copy.display())).expect("an editor");
    home.env("EDITOR", &format!("sh {}", editor.display()))
        .env("PATH", "/usr/bin:/bin");
    let ran = home.run(["edit"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let text = std::fs::read_to_string(copy).expect("the text");
    for word in ["inanote", "inanadjustment", "inownarea", "inalevel"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains(|c| c != '\n' && is_hostile(c)), "{text}");
}
