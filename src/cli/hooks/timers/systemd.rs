//! Units of the user's own systemd: a service that reminds, and the timer that starts it.

use super::{At, Job, Which};

/// The first line of every unit; a file without it is somebody else's.
pub(crate) const MARK: &str = "# Written by: selfcare remind install\n";

/// What a unit's name begins with.
pub(crate) fn name(which: Which) -> &'static str {
    match which {
        Which::Morning => "selfcare",
        Which::Evening => "selfcare-evening",
    }
}

/// The service.
pub(crate) fn service(which: Which, job: &Job) -> String {
    let variables = job.variables.iter().map(|(name, value)| {
        let set = format!("{name}={value}");
        format!("Environment={}\n", quoted(&set))
    });
    let variables: String = variables.collect();
    format!(
        "{MARK}[Unit]\nDescription={}\n\n[Service]\nType=oneshot\n{variables}ExecStart={} {}\n",
        description(which),
        program(&job.program),
        which.args().join(" "),
    )
}

/// The timer. A time that passed while the machine was off is made up for.
pub(crate) fn timer(which: Which, at: At) -> String {
    format!(
        "{MARK}[Unit]\nDescription={}\n\n[Timer]\nOnCalendar={BEFORE}{at}{AFTER}\nPersistent=true\n\n\
         [Install]\nWantedBy=timers.target\n",
        description(which)
    )
}

/// The time in a timer; where somebody changed it, what they wrote.
pub(crate) fn time(timer: &str) -> Option<&str> {
    let when = timer
        .lines()
        .find_map(|line| line.strip_prefix("OnCalendar="))?;
    let time = when
        .strip_prefix(BEFORE)
        .and_then(|rest| rest.strip_suffix(AFTER));
    Some(time.unwrap_or(when))
}

/// Every day, whatever its date.
const BEFORE: &str = "*-*-* ";

/// On the minute.
const AFTER: &str = ":00";

fn description(which: Which) -> &'static str {
    match which {
        Which::Morning => "selfcare in the morning",
        Which::Evening => "selfcare in the evening",
    }
}

/// The program as `ExecStart=` wants it. It takes `$` there as it is, but no quotes and no backslash (systemd.service(5),
/// "Command lines"); as a word of the shell's command line, where `$` is written twice, it takes any path.
fn program(path: &str) -> String {
    if path.contains(['"', '\'', '\\']) {
        let path = quoted(path).replace('$', "$$");
        format!(r#"/bin/sh -c "exec \"$$0\" \"$$@\"" {path}"#)
    } else if path.contains(|c: char| c.is_whitespace() || c == '%') {
        quoted(path)
    } else {
        path.to_owned()
    }
}

/// In quotes, with what quotes and `%` mean taken away (systemd.syntax(7), "Quoting"; systemd.unit(5), "Specifiers").
fn quoted(text: &str) -> String {
    let text = text
        .replace('\\', r"\\")
        .replace('"', "\\\"")
        .replace('%', "%%");
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_so_that_systemd_reads_it_back() {
        assert_eq!(program("/usr/bin/selfcare"), "/usr/bin/selfcare");
        assert_eq!(program("/a b/100%/$x"), r#""/a b/100%%/$x""#);
        assert_eq!(
            program(r#"/it's $x "\"#),
            r#"/bin/sh -c "exec \"$$0\" \"$$@\"" "/it's $$x \"\\""#
        );
    }

    #[test]
    fn a_time_is_read_back() {
        let at = At(chrono::NaiveTime::from_hms_opt(8, 5, 0).unwrap());
        assert_eq!(time(&timer(Which::Morning, at)), Some("08:05"));
        assert_eq!(
            time("[Timer]\nOnCalendar=Mon..Fri 09:00\n"),
            Some("Mon..Fri 09:00")
        );
        assert_eq!(time("[Timer]\n"), None);
    }
}
