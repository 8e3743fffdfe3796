//! The page of a report in a real browser: nothing asked for, nothing complained of, nothing that does not fit.

use std::path::PathBuf;

use serde_json::json;

use crate::browser::{Browser, Look};
use crate::sandbox::Sandbox;

/// What is wrong with how a page looks: as sentences. Boxes may differ by what rounding does to them, half a pixel.
const MEASURE: &str = r#"(() => {
  const wrong = [];
  const root = document.documentElement;
  for (const e of document.querySelectorAll('details')) e.open = true;
  if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  for (const e of document.querySelectorAll('main *')) {
    if (e.closest('svg') || !shown(e) || e.classList.contains('sr')) continue;
    const style = getComputedStyle(e);
    if (style.display === 'inline' || style.overflowX === 'auto') continue;
    if (e.scrollWidth > e.clientWidth + 1) wrong.push(`${e.tagName} ${e.className} "${e.textContent.trim().slice(0, 40)}" is ${e.scrollWidth} wide in ${e.clientWidth}`);
  }
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (text.parentElement.closest('svg, .sr') || !shown(text.parentElement)) continue;
    for (const word of text.data.matchAll(/[\p{L}\p{N}]+(?:[.,:]\p{N}+)*/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) wrong.push(`"${word[0]}" breaks inside`);
    }
  }
  const light = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const paper = getComputedStyle(root).backgroundColor;
  for (const line of document.querySelectorAll('.grid')) {
    const found = contrast(getComputedStyle(line).stroke, paper);
    if (found < 3) wrong.push(`a fine line has a contrast of ${found}`);
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (!shown(svg)) continue;
    const box = svg.getBoundingClientRect();
    const key = svg.classList.contains('key');
    if (box.width < (key ? 8 : 60) || box.height < (key ? 8 : 30)) wrong.push(`a picture is ${box.width} by ${box.height}`);
    const named = [['title', 'aria-labelledby'], ['desc', 'aria-describedby']];
    for (const [name, by] of named) {
      const said = svg.querySelector(`:scope > ${name}`);
      const found = said && said.id && said.id === svg.getAttribute(by) && document.getElementById(said.id) === said && said.textContent.trim();
      if (!found && svg.getAttribute('aria-hidden') !== 'true') wrong.push(`a picture has no ${name}`);
    }
    if (!key && svg.getAttribute('role') !== 'img') wrong.push('a picture is not an image');
    const scale = svg.getScreenCTM().a;
    for (const cell of svg.querySelectorAll('rect.cell'))
      if (!key && cell.getBoundingClientRect().width < 9) wrong.push(`a day is ${cell.getBoundingClientRect().width} wide`);
    const texts = [...svg.querySelectorAll('text')].filter(shown).map(t => [t.textContent.trim(), t.getBoundingClientRect(), t]);
    for (const [words, t, text] of texts) {
      if (t.left < box.left - 0.5 || t.right > box.right + 0.5 || t.top < box.top - 0.5 || t.bottom > box.bottom + 0.5)
        wrong.push(`"${words}" stands outside its picture`);
      const high = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (high < 9) wrong.push(`"${words}" is in letters of ${high} pixels`);
    }
    for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++) {
      const [one, r] = texts[a], [other, s] = texts[b];
      const across = Math.min(r.right, s.right) - Math.max(r.left, s.left);
      const down = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
      if (across > -1 && down > 4) wrong.push(`"${one}" and "${other}" touch`);
    }
  }
  return [...new Set(wrong)];
})()"#;

/// Phones and wide screens, light and dark; the widths of A4 and Letter between their margins.
const LOOKS: [Look; 6] = [
    Look {
        width: 360,
        dark: false,
        print: false,
    },
    Look {
        width: 360,
        dark: true,
        print: false,
    },
    Look {
        width: 1400,
        dark: false,
        print: false,
    },
    Look {
        width: 1400,
        dark: true,
        print: false,
    },
    Look {
        width: 688,
        dark: false,
        print: true,
    },
    Look {
        width: 710,
        dark: false,
        print: true,
    },
];

/// The page of a period.
fn page(home: &Sandbox, period: &str) -> PathBuf {
    let file = home.home().join(format!("{period}.html"));
    let ran = home.run([
        "report".as_ref(),
        period.as_ref(),
        "--notes".as_ref(),
        "--output".as_ref(),
        file.as_os_str(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    file
}

fn year() -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(include_str!("journals/year.jsonl"));
    home
}

/// Expects that a page fits at every width, complains of nothing and asks for nothing.
pub(crate) fn looks_well(browser: &mut Browser, home: &Sandbox, period: &str) {
    let file = page(home, period);
    let mut wrong = Vec::new();
    for look in LOOKS {
        browser.open(&file, look);
        let found = browser.worth(MEASURE);
        let found = found.as_array().into_iter().flatten();
        wrong.extend(
            found
                .chain(browser.complaints())
                .map(|what| format!("{look:?}: {what}")),
        );
    }
    assert!(wrong.is_empty(), "{period}\n{}", wrong.join("\n"));
}

#[test]
fn pages_of_every_length_fit_and_ask_for_nothing() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = year();
    for period in [
        "week",
        "last-week",
        "2026-10",
        "2026-02",
        "2026-08-20..2026-11-01",
        "2026-03-30..2026-07-08",
        "2026",
        "all",
    ] {
        looks_well(&mut browser, &home, period);
    }
    let pictures = "[...document.querySelectorAll('figure')].map(f => f.id)";
    browser.open(&page(&home, "2026-10"), LOOKS[2]);
    assert_eq!(
        browser.worth(pictures),
        json!(["score", "days", "areas", "sleep", "promises", "issues"])
    );
    let scale = "[...document.querySelectorAll('#promises text.y')].map(t => t.textContent)";
    assert_eq!(browser.worth(scale), json!(["2", "4", "6", "8", "10", "0"]));
    // Colours follow what the person's machine prefers.
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    let light = browser.worth(paper);
    browser.open(&page(&home, "2026-10"), LOOKS[3]);
    assert_ne!(browser.worth(paper), light);
}

#[test]
fn a_measure_that_finds_nothing_finds_what_is_wrong() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = year();
    let file = page(&home, "week");
    let html = std::fs::read_to_string(&file).expect("the page");
    let spoilt = html
        .replace(
            "<h1>",
            "<h1><img src=\"https://example.org/a.png\"><svg viewBox=\"0 0 90 90\"><text x=\"-5\" y=\"40\">out</text>\
             <text y=\"40\">over</text><rect class=\"cell\" width=\"1\" height=\"1\" /></svg>\
             <svg viewBox=\"0 0 900 90\"><text y=\"40\" style=\"font-size: 9px\">small</text>\
             <line class=\"grid\" style=\"stroke: #ddd\" /></svg>",
        )
        .replace(
            "</footer>",
            &format!(
                "<p style=\"width: 20px; overflow-wrap: normal\">{}</p><p style=\"width: 3ch\">67.8 boundaries</p></footer>",
                "w".repeat(60)
            ),
        );
    std::fs::write(&file, spoilt).expect("a page");
    browser.open(&file, LOOKS[0]);
    let wrong = browser.worth(MEASURE).to_string();
    for what in [
        "wide in",
        r#"\"67.8\" breaks inside"#,
        r#"\"boundaries\" breaks inside"#,
        "has no title",
        "has no desc",
        "is not an image",
        r#"\"out\" stands outside its picture"#,
        r#"\"out\" and \"over\" touch"#,
        r#"\"small\" is in letters of"#,
        "a day is",
        "a contrast of",
    ] {
        assert!(wrong.contains(what), "{wrong}");
    }
    assert!(
        !browser.complaints().is_empty(),
        "the picture was asked for"
    );
}

#[test]
fn a_page_of_a_hundred_years_and_the_longest_names_fits() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let mut home = Sandbox::new();
    home.write_config("[areas.conscientiousnesssssssss]\n[areas.mmmmmmmmmmmmmmmm]\n");
    for decade in 192..202 {
        for day in 1..4 {
            let day = format!("{decade}6-11-{day:02}");
            home.on(&day).ok([
                "checkin",
                "--answers",
                "well 7 3 1 1 1 1 -",
                "--area",
                "conscientiousnesssssssss=1",
                "--area",
                "mmmmmmmmmmmmmmmm=5",
            ]);
        }
    }
    home.on("2026-11-22").ok([
        "checkin",
        "--answers",
        "well 7 3 1 1 1 1 -",
        "--area",
        "conscientiousnesssssssss=1",
        "--area",
        "mmmmmmmmmmmmmmmm=5",
    ]);
    for period in ["all", "2016-10-31..2016-11-06"] {
        looks_well(&mut browser, &home, period);
    }
}

#[test]
fn a_day_that_one_answer_stopped_stands_below_the_line_with_a_sentence() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = year();
    browser.open(&page(&home, "2026-09"), LOOKS[2]);
    let zero = "[...document.querySelectorAll('#score text.y')].find(t => t.textContent === '0').getBoundingClientRect()";
    let marks = format!(
        "[...document.querySelectorAll('#score svg[role=img] :is(circle, path):not(.usual)')]\
         .map(m => m.getBoundingClientRect()).map(m => (m.top + m.bottom) / 2 - ({zero}.top + {zero}.bottom) / 2)"
    );
    let marks = browser.worth(&marks);
    let from_zero: Vec<f64> = marks
        .as_array()
        .expect("marks")
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    assert_eq!(from_zero.len(), 28, "one a check-in");
    assert_eq!(from_zero.iter().filter(|y| **y > 10.0).count(), 2);
    assert!(from_zero.iter().all(|y| y.abs() > 10.0), "{from_zero:?}");
    let says = "document.querySelector('#score figcaption').textContent";
    let sentence = "Two days stand below the line: not fit by one answer alone, no score is shown.";
    let said = browser.worth(says);
    assert!(
        said.as_str().is_some_and(|said| said.contains(sentence)),
        "{said}"
    );
    // Where there are none nothing is said of them.
    browser.open(&page(&home, "week"), LOOKS[2]);
    let said = browser.worth(says);
    assert!(
        said.as_str()
            .is_some_and(|said| !said.contains("below the line")),
        "{said}"
    );
}

#[test]
fn every_piece_of_a_year_begins_with_the_name_of_its_month() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = year();
    let firsts = "[...document.querySelectorAll('.halves svg')].map(s => [s.querySelector('title').textContent, s.querySelector('text').textContent])";
    for (period, pieces) in [
        (
            "all",
            json!([
                ["November to December 2025", "Nov"],
                ["January to June 2026", "Jan"],
                ["July to November 2026", "Jul"]
            ]),
        ),
        (
            "2026-03-30..2026-07-08",
            json!([["March to June 2026", "Mar"], ["July 2026", "Jul"]]),
        ),
    ] {
        browser.open(&page(&home, period), LOOKS[0]);
        assert_eq!(browser.worth(firsts), pieces, "{period}");
    }
}

#[test]
fn a_mean_is_one_number_wherever_the_page_shows_it() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let home = year();
    for period in ["week", "last-week", "2026-W36"] {
        browser.open(&page(&home, period), LOOKS[0]);
        let means =
            |of: &str| format!("[...document.querySelectorAll('{of}')].map(b => b.textContent)");
        let table = browser.worth(&means("table.week td b"));
        assert_eq!(table.as_array().map(Vec::len), Some(6), "{table}");
        assert_eq!(table, browser.worth(&means(".area p b")), "{period}");
    }
}

#[test]
fn an_area_nobody_answered_says_so_in_words() {
    let home = year();
    home.write_config("[areas.patience]\n");
    let page = home.ok(["report", "2026-09", "--format", "html"]);
    let area = page.split("<h3>patience</h3>").nth(1).expect("the area");
    assert!(
        area.starts_with("<p class=\"quiet\">Not answered in these days.</p></div>"),
        "{}",
        &area[..200]
    );
    let home = Sandbox::new();
    for day in ["-2", "yesterday"] {
        home.ok(["checkin", day, "--answers", "well 7 3 3 3 3 3 -"]);
    }
    home.ok(["checkin", "--sleep", "7"]);
    let page = home.ok(["report", "--format", "html"]);
    assert!(
        page.contains("Answered on two days: too few for a mean."),
        "{page}"
    );
}

#[test]
fn whatever_a_person_wrote_is_words_on_the_page() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!-- ]]></style>{}";
    let home = Sandbox::new();
    home.write_config(&format!("tell = {hostile:?}\n"));
    for day in ["-4", "-3", "-2", "yesterday", "today"] {
        home.ok([
            "checkin",
            day,
            "--answers",
            "off 5.5 2 1 1 1 1 -",
            "--note",
            hostile,
            "--adjust",
            hostile,
        ]);
    }
    home.ok([
        "commit",
        "add",
        hostile,
        "--to",
        "<script>alert(3)</script>",
        "--every",
        "day",
    ]);
    home.ok(["commit", "kept", "1"]);
    home.ok(["reflect", "3", "--note", hostile]);
    looks_well(&mut browser, &home, "week");
    assert_eq!(
        browser.worth("document.querySelectorAll('script, img').length"),
        0
    );
    let said = browser.worth("document.body.textContent");
    assert!(
        said.as_str()
            .is_some_and(|said| said.matches("<script>alert(1)</script>").count() >= 5)
    );
}
