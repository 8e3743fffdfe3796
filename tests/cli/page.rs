//! The page of a report in a real browser: nothing asked for, nothing complained of, nothing that does not fit.

use std::path::PathBuf;

use crate::browser::{Browser, Look};
use crate::sandbox::Sandbox;

/// What is wrong with how a page looks: as sentences.
const MEASURE: &str = r#"(() => {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  for (const e of document.querySelectorAll('main *')) {
    if (e.closest('svg') || !shown(e) || e.classList.contains('sr')) continue;
    const style = getComputedStyle(e);
    if (style.display === 'inline' || style.overflowX === 'auto') continue;
    if (e.scrollWidth > e.clientWidth + 1) wrong.push(`${e.tagName} ${e.className} "${e.textContent.trim().slice(0, 40)}" is ${e.scrollWidth} wide in ${e.clientWidth}`);
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (!shown(svg)) continue;
    const box = svg.getBoundingClientRect();
    const key = svg.classList.contains('key');
    if (box.width < (key ? 8 : 60) || box.height < (key ? 8 : 30)) wrong.push(`a picture is ${box.width} by ${box.height}`);
    if (!key && !(svg.querySelector('title') && svg.querySelector('title').textContent.trim())) wrong.push('a picture has no title');
    const texts = [...svg.querySelectorAll('text')].filter(shown).map(t => [t.textContent.trim(), t.getBoundingClientRect()]);
    for (const [words, t] of texts) {
      if (t.left < box.left - 1 || t.right > box.right + 1 || t.top < box.top - 2 || t.bottom > box.bottom + 2)
        wrong.push(`"${words}" stands outside its picture`);
      if (!key && t.height < 7) wrong.push(`"${words}" is ${t.height} pixels high`);
    }
    for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++) {
      const [one, r] = texts[a], [other, s] = texts[b];
      const across = Math.min(r.right, s.right) - Math.max(r.left, s.left);
      const down = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
      if (across > 1 && down > 4) wrong.push(`"${one}" and "${other}" overlap`);
    }
  }
  return wrong;
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
        "2026",
        "all",
    ] {
        looks_well(&mut browser, &home, period);
    }
    let pictures = "[...document.querySelectorAll('figure')].map(f => f.id)";
    browser.open(&page(&home, "2026-10"), LOOKS[2]);
    assert_eq!(
        browser.worth(pictures),
        serde_json::json!(["score", "days", "areas", "sleep", "promises", "issues"])
    );
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
            "<h1><img src=\"https://example.org/a.png\"><svg viewBox=\"0 0 9 9\"></svg>",
        )
        .replace(
            "</footer>",
            &format!(
                "<p style=\"width: 20px; overflow-wrap: normal\">{}</p></footer>",
                "w".repeat(60)
            ),
        );
    std::fs::write(&file, spoilt).expect("a page");
    browser.open(&file, LOOKS[0]);
    let wrong = browser.worth(MEASURE).to_string();
    for what in ["wide in", "has no title"] {
        assert!(wrong.contains(what), "{wrong}");
    }
    assert!(
        !browser.complaints().is_empty(),
        "the picture was asked for"
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
