//! Numbers as people say them.

use selfcare::Hours;

/// `one`, `two`, up to nine; figures from ten on.
pub(crate) fn count(number: usize) -> String {
    const SMALL: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    SMALL
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `second`, `third`, up to twelfth, which stands for all beyond.
pub(crate) fn ordinal(number: u64) -> &'static str {
    const NAMES: [&str; 12] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "at least twelfth",
    ];
    NAMES[(number.clamp(1, 12) - 1) as usize]
}

/// `one day`, `two days`; the plural is the word with an s.
pub(crate) fn counted(number: usize, word: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {word}{s}", count(number))
}

/// Hours that need not fit into a day: `11 h 30 min`.
pub(crate) fn hours(hours: f64) -> String {
    let minutes = (hours * 60.0).round() as u64;
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Hours as they are typed: `7h30`.
pub(crate) fn typed(hours: Hours) -> String {
    match (hours.minutes() / 60, hours.minutes() % 60) {
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes:02}"),
    }
}

/// A change with its sign: `+2`, `-11`, `0`.
pub(crate) fn change(points: f64) -> String {
    let rounded = rounded(points, 0) as i64;
    if rounded > 0 {
        format!("+{rounded}")
    } else {
        rounded.to_string()
    }
}

/// What is less short of a half than this is a half, so that binary fractions do not decide.
pub(crate) const TIED: f64 = 1e-9;

/// Rounded half up to so many decimals, so that JSON and a sum by hand agree; never -0.
pub(crate) fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    let rounded = (number * scale + TIED.copysign(number)).round() / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// A mean as people say it: rounded half up to whole points, as a score is.
pub(crate) fn whole(points: f64) -> String {
    format!("{:.0}", (points + 0.5 + TIED).floor())
}

/// Points to two decimals.
pub(crate) fn points(points: f64) -> String {
    format!("{:.2}", rounded(points, 2))
}

/// Seconds of a check-in: `18 s`, `1 min 5 s`.
pub(crate) fn seconds(seconds: f64) -> String {
    let whole = seconds.round() as u64;
    match (whole / 60, whole % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_aloud() {
        assert_eq!(counted(1, "day"), "one day");
        assert_eq!(counted(12, "night"), "12 nights");
        assert_eq!(hours(10.5), "10 h 30 min");
        assert_eq!(hours(0.999_9), "1 h");
        assert_eq!(
            (change(1.6), change(-0.4), change(-3.2)),
            ("+2".into(), "0".into(), "-3".into())
        );
        assert_eq!((change(2.5), change(-12.5)), ("+3".into(), "-13".into()));
        assert_eq!([whole(62.5), whole(12.5), whole(12.4)], ["63", "13", "12"]);
        assert_eq!(seconds(65.4), "1 min 5 s");
    }
}
