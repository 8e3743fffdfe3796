//! Property lists for macOS's launchd.

use chrono::Timelike as _;

use super::{At, Job, Which};

/// A line of every list; a file without it is somebody else's.
pub(crate) const MARK: &str = "<!-- Written by: selfcare remind install -->\n";

/// The name launchd knows it by; the file's name too.
pub(crate) fn label(which: Which) -> &'static str {
    match which {
        Which::Morning => "selfcare.morning",
        Which::Evening => "selfcare.evening",
    }
}

/// The list.
pub(crate) fn list(which: Which, at: At, job: &Job) -> String {
    let words = std::iter::once(job.program.as_str()).chain(which.args().iter().copied());
    let words: String = words
        .map(|word| format!("    <string>{}</string>\n", escaped(word)))
        .collect();
    let variables = job.variables.iter().map(|(name, value)| {
        format!(
            "    <key>{name}</key>\n    <string>{}</string>\n",
            escaped(value)
        )
    });
    let mut variables: String = variables.collect();
    if !variables.is_empty() {
        variables = format!("  <key>EnvironmentVariables</key>\n  <dict>\n{variables}  </dict>\n");
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
{MARK}<plist version="1.0">
<dict>
  <key>Label</key>
  <string>{}</string>
  <key>ProgramArguments</key>
  <array>
{words}  </array>
{variables}  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>{}</integer>
    <key>Minute</key>
    <integer>{}</integer>
  </dict>
</dict>
</plist>
"#,
        label(which),
        at.0.hour(),
        at.0.minute(),
    )
}

/// The list with a line that says where it belongs. Nothing may stand before its first line.
pub(crate) fn named(which: Which, list: &str) -> String {
    let name = label(which);
    list.replacen(
        "?>\n",
        &format!("?>\n<!-- ~/Library/LaunchAgents/{name}.plist -->\n"),
        1,
    )
}

/// The time in a list.
pub(crate) fn time(list: &str) -> Option<At> {
    let number = |key: &str| -> Option<u32> {
        let (_, after) = list.split_once(key)?;
        let (_, after) = after.split_once("<integer>")?;
        after.split_once("</integer>")?.0.trim().parse().ok()
    };
    let (hour, minute) = (number("<key>Hour</key>")?, number("<key>Minute</key>")?);
    chrono::NaiveTime::from_hms_opt(hour, minute, 0).map(At)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_back() {
        let at = At(chrono::NaiveTime::from_hms_opt(18, 5, 0).unwrap());
        let job = Job {
            program: "/a <b> & c".to_owned(),
            variables: Vec::new(),
        };
        let list = list(Which::Evening, at, &job);
        assert_eq!(time(&list), Some(at));
        assert!(list.contains("<string>/a &lt;b&gt; &amp; c</string>"));
        assert_eq!(time("<plist/>"), None);
    }
}
