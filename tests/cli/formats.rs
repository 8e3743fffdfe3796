//! A report as Markdown, CSV, JSON and HTML, in files, and all of them with the same numbers.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::Value;
use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

fn year() -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(include_str!("journals/year.jsonl"));
    home
}

fn json(home: &Sandbox, period: &str) -> Value {
    serde_json::from_str(&home.ok(["report", period, "--format", "json"])).expect("JSON")
}

#[test]
fn markdown_has_the_same_sentences_and_tables() {
    assert_data_eq!(
        year().ok(["report", "2026-10", "--format", "markdown", "--notes"]),
        snapbox::file!["pages/october.md"].raw()
    );
    let home = Sandbox::new();
    home.ok([
        "checkin",
        "--sleep",
        "7",
        "--note",
        "- *bold* [x](y)\n1. <b>",
    ]);
    let page = home.ok(["report", "--format", "markdown", "--notes"]);
    assert!(
        page.contains("> \\- \\*bold\\* \\[x\\](y)\n> 1\\. \\<b\\>\n"),
        "{page}"
    );
}

#[test]
fn csv_has_a_row_a_day_and_no_formulas() {
    let home = year();
    let csv = home.ok(["report", "last-week", "--format", "csv"]);
    assert_data_eq!(
        csv,
        str![[r#"
day,verdict,score,sleep,debt,usual,missed,rest,thoughts,boundaries,forward,eating,commitments,adjustment,override,serving
2026-11-09,fit,62,7.25,1.458,52.5,no,60,50,100,100,50,80.77,,,
2026-11-10,fit,59,7.25,1.458,53,no,60,50,75,75,50,88.46,,,2
2026-11-11,fit,59,6.5,1.167,53.7,no,57.5,75,75,50,75,80.77,,,
2026-11-12,fit,67,7.5,1.167,54.2,no,80,50,50,100,75,88.46,,,3
2026-11-13,fit,55,7.25,1.167,55.6,no,80,25,50,75,75,80.77,,,
2026-11-14,fit,66,6.75,1.25,56.5,no,78.75,75,75,50,75,80.77,,,
2026-11-15,fit,51,7.25,0.75,57.3,no,60,50,100,75,25,80.77,,,

"#]]
    );
    home.ok(["checkin", "--adjust", "=HYPERLINK(\"http://x\")"]);
    home.ok(["commit", "add", "x"]);
    let csv = home.ok(["report", "today..today", "--format", "csv"]);
    assert!(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","), "{csv}");
}

/// The cells of every table of a page, without what is around them.
fn tables(html: &str) -> Vec<Vec<Vec<String>>> {
    let cells = |row: &str| -> Vec<String> {
        let cells = row.split("</t").filter(|cell| cell.contains("<t"));
        let inner = |cell: &str| cell.rsplit('>').next().unwrap_or_default().to_owned();
        cells.map(inner).collect()
    };
    let rows = |table: &str| -> Vec<Vec<String>> {
        let body = table.split("<tbody>").nth(1).unwrap_or_default();
        body.split("</tr>")
            .map(cells)
            .filter(|row| !row.is_empty())
            .collect()
    };
    let details = html.split("<details>").skip(1);
    details
        .map(|details| rows(details.split("</details>").next().unwrap_or_default()))
        .collect()
}

/// A number of the JSON as the page writes it.
fn shown(number: &Value) -> String {
    match number {
        Value::Null => "–".to_owned(),
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").unwrap_or(&text).to_owned()
        }
        other => other.as_str().expect("a word").to_owned(),
    }
}

#[test]
fn numbers_on_the_page_are_those_of_the_json_and_of_the_text() {
    let home = year();
    for period in ["last-week", "2026-10", "2026-02", "2026", "all"] {
        let (json, text) = (json(&home, period), home.ok(["report", period]));
        let html = home.ok(["report", period, "--format", "html"]);
        let markdown = home.ok(["report", period, "--format", "markdown"]);
        let tables = tables(&html);
        let days = json["days"].as_array().expect("days");

        // The score of every day, and what was usual.
        assert_eq!(tables[0].len(), days.len(), "{period}");
        for (row, day) in tables[0].iter().zip(days) {
            assert_eq!(row[0], day["day"].as_str().expect("a day"));
            if row[2] != "–" {
                assert_eq!(row[2], shown(&day["score"]), "{row:?}");
            }
            assert_eq!(row[3], shown(&day["usual"]), "{row:?}");
        }
        // Areas: page, Markdown, and text rounded to whole points.
        for row in &tables[2] {
            let area = &json["areas"][&row[0]];
            assert_eq!(row[1], shown(&area["mean"]), "{row:?}");
            assert_eq!(row[2], shown(&area["days"]), "{row:?}");
            assert_eq!(
                row[3].trim_start_matches('+'),
                shown(&area["change"]),
                "{row:?}"
            );
            assert_eq!(row[4], shown(&area["days_before"]), "{row:?}");
            assert_eq!(
                row[5].trim_start_matches('+'),
                shown(&area["against_usual"]),
                "{row:?}"
            );
            assert!(
                markdown.contains(&format!("| {} |", row.join(" | "))),
                "{row:?}"
            );
            let mean = area["mean"].as_f64().expect("a mean");
            let line = text
                .lines()
                .find(|line| line.starts_with(&row[0]) && line.split_whitespace().count() > 2);
            let numbers = line.expect("the area's line").split_whitespace();
            let close = numbers
                .filter_map(|word| word.parse::<f64>().ok())
                .any(|number| (number - mean).abs() <= 0.55);
            assert!(close, "{line:?} {mean}");
        }
        // Nights.
        for (row, day) in tables[3].iter().zip(days) {
            assert_eq!(row[1], shown(&day["sleep"]), "{row:?}");
            let debt = day["debt"].as_f64();
            let debt = debt.map_or(Value::Null, |debt| ((debt * 100.0).round() / 100.0).into());
            assert_eq!(row[2], shown(&debt), "{row:?}");
        }
        // Every sentence of the text is one of the page's and of the Markdown's, in these very words.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = flat(
            &html
                .replace("<b>", "")
                .replace("</b>", "")
                .replace("&quot;", "\""),
        );
        let in_text = flat(&text);
        for what in ["Score: ", "Sleep: ", "You kept "] {
            let from = in_text.find(what).expect(what);
            let sentence: String = in_text[from..]
                .split_inclusive(". ")
                .next()
                .expect("it")
                .trim()
                .into();
            assert!(plain.contains(&sentence), "{period}: {sentence}");
            let bold = sentence.replace(what, &format!("**{}** ", what.trim()));
            let markdown = flat(&markdown);
            assert!(
                markdown.contains(&sentence) || markdown.contains(&bold),
                "{sentence}"
            );
        }
        // CSV: the same days again.
        let csv = home.ok(["report", period, "--format", "csv"]);
        for (row, day) in csv.lines().skip(1).zip(days) {
            let cells: Vec<&str> = row.split(',').collect();
            assert_eq!(cells[0], day["day"].as_str().expect("a day"));
            assert_eq!(cells[1], day["verdict"].as_str().expect("a verdict"));
            for (cell, name) in [(2, "score"), (3, "sleep"), (4, "debt"), (5, "usual")] {
                assert_eq!(cells[cell], shown(&day[name]).replace('–', ""), "{row}");
            }
        }
        assert_eq!(csv.lines().count(), days.len() + 1);
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path)
        .expect("the file")
        .permissions()
        .mode()
        & 0o777
}

#[test]
fn a_report_goes_into_a_file_for_its_owner_alone() {
    let home = year();
    for (name, begins) in [
        ("week.html", "<!DOCTYPE html>"),
        ("week.HTM", "<!DOCTYPE html>"),
        ("week.md", "# Week"),
        ("week.json", "{\"version\":1"),
        ("week.csv", "day,verdict,score"),
        ("week.txt", "Week 16 to 22 November"),
        ("week", "Week 16 to 22 November"),
    ] {
        let ran = home.run(["report", "--color", "always", "--output", name]);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(0), ""),
            "{}",
            ran.stderr
        );
        assert_eq!(ran.stderr, format!("Written to ~/{name}, for you alone.\n"));
        let file = home.home().join(name);
        let text = std::fs::read_to_string(&file).expect("the file");
        assert!(
            text.starts_with(begins) && !text.contains('\u{1b}'),
            "{name}"
        );
        assert_eq!(mode(&file), 0o600);
    }
    // The same again takes the place of the one before.
    home.run(["report", "month", "--output", "week.md"]);
    let text = std::fs::read_to_string(home.home().join("week.md")).expect("the file");
    assert!(text.starts_with("# November"));
    assert!(home.ok(["report", "--output", "-"]).starts_with("Week"));
    assert_data_eq!(
        home.refused(["report", "--output", "nowhere/week.html"]),
        str![[r#"
error: could not write ~/nowhere/week.html: no such file or directory

"#]]
    );
    assert_data_eq!(
        home.refused(["report", "--output", "."]),
        str![[r#"
error: could not write [HOME]: is a directory

"#]]
    );
    assert_data_eq!(
        home.refused(["report", "--notes"]),
        str![[r#"
error: could not add the notes: they go into --format html or markdown; in a terminal: selfcare log

"#]]
    );
    assert_data_eq!(
        home.refused(["report", "--open", "--format", "csv"]),
        str![[r#"
error: could not open the report: a browser shows --format html

"#]]
    );
    assert_data_eq!(
        home.refused(["report", "--format", "pdf"]),
        str![[r#"
error: invalid value for --format: pdf; it is one of text, markdown, html, json, csv

"#]]
    );
}

#[test]
fn a_page_is_opened_in_the_browser_that_was_chosen() {
    let mut home = year();
    let browser = home.home().join("browser");
    std::fs::write(&browser, "#!/bin/sh\nprintf %s \"$1\" > \"$HOME/opened\"\n").expect("a script");
    let may_run = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&browser, may_run).expect("a mode");
    home.env("BROWSER", &browser.display().to_string());
    home.env("PATH", "/usr/bin:/bin");
    let ran = home.run(["report", "--open"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let opened = std::fs::read_to_string(home.home().join("opened")).expect("it was called");
    assert_eq!(Path::new(&opened), home.folder().join("report.html"));
    assert_eq!(mode(Path::new(&opened)), 0o600);
    home.env("BROWSER", "/nowhere/browser")
        .env("PATH", "/nowhere");
    let ran = home.run(["report", "--open"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
Written to ~/.local/share/selfcare/report.html, for you alone.
error: could not open the page: neither BROWSER, xdg-open nor open did; it is at ~/.local/share/selfcare/report.html

"#]]
    );
}

#[test]
fn whom_a_person_named_stands_where_the_pattern_is_said_and_notes_only_when_asked() {
    let home = Sandbox::new();
    home.write_config("tell = \"a friend, 555-0100\"\n");
    for back in 0..20 {
        let day = format!("-{back}");
        home.ok([
            "checkin",
            &day,
            "--answers",
            "well 4 1 1 1 1 1 -",
            "--note",
            "only for me",
        ]);
    }
    for format in ["text", "html", "markdown", "json", "csv"] {
        let page = home.ok(["report", "month", "--format", format]);
        let in_words = ["text", "html", "markdown"].contains(&format);
        assert_eq!(
            page.contains("You named for this: a friend, 555-0100."),
            in_words,
            "{format}"
        );
        assert!(
            page.contains("555-0100") == in_words && !page.contains("only for me"),
            "{format}"
        );
    }
    home.write_config("");
    for format in ["html", "markdown"] {
        let page = home.ok(["report", "month", "--format", format]);
        assert!(page.contains("selfcare config set tell"), "{format}");
        let page = home.ok(["report", "month", "--format", format, "--notes"]);
        assert!(page.contains("only for me"), "{format}");
        assert!(
            page.contains("That is a pattern, not a bad day"),
            "{format}"
        );
    }
}

#[test]
fn a_report_takes_the_place_of_nothing_that_is_kept() {
    let home = year();
    home.write_config("need = 7\n");
    home.write_journal(home.journal_text());
    std::fs::copy(home.journal(), home.home().join("other.html")).expect("a copy");
    std::os::unix::fs::symlink(home.journal(), home.home().join("link.csv")).expect("a link");
    for file in [
        ".local/share/selfcare/journal.jsonl",
        ".local/share/selfcare/journal.lock",
        ".config/selfcare/config.toml",
        "other.html",
        "link.csv",
    ] {
        std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(home.home().join(file))
            .expect("something is there");
        let said = home.refused(["report", "--format", "csv", "--output", file]);
        assert!(
            said.contains("it holds what selfcare keeps for you"),
            "{said}"
        );
    }
}

#[test]
fn an_ending_that_says_no_format_is_refused() {
    let home = year();
    assert_data_eq!(
        home.refused(["report", "--output", "week.pdf"]),
        str![[r#"
error: could not tell the format by the ending pdf: a name ends with txt, md, html, json or csv, or say --format

"#]]
    );
    assert_data_eq!(
        home.refused(["report", "--output", "-", "--open", "--format", "html"]),
        str![[r#"
error: could not open the report: a browser needs a file, and --output - names none

"#]]
    );
}
