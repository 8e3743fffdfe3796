//! The greeting in words, which anyone may read over a shoulder.

use selfcare::Greeting;

use super::{figures, sentence};

/// One line; the hour is the clock's, and `checkin` what one types to check in.
pub(crate) fn greeting(greeting: Greeting, hour: u32, checkin: &str) -> String {
    let good = match hour {
        4..12 => "Good morning",
        12..18 => "Good afternoon",
        _ => "Good evening",
    };
    match greeting {
        Greeting::Checkin => format!("{good}. Half a minute for you first: {checkin}"),
        Greeting::Due(due) => {
            let is = if due == 1 { "is" } else { "are" };
            let promises = sentence(&figures::counted(due, "promise"));
            format!("{good}. {promises} {is} due today: selfcare")
        }
        Greeting::Back => format!("Welcome back. Nothing is owed here: {checkin}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_greeting_read_aloud() {
        let say = |what, hour| greeting(what, hour, "checkin");
        assert_eq!(
            say(Greeting::Checkin, 7),
            "Good morning. Half a minute for you first: checkin"
        );
        assert_eq!(
            say(Greeting::Due(1), 13),
            "Good afternoon. One promise is due today: selfcare"
        );
        assert_eq!(
            say(Greeting::Due(12), 23),
            "Good evening. 12 promises are due today: selfcare"
        );
        assert_eq!(
            say(Greeting::Back, 3),
            "Welcome back. Nothing is owed here: checkin"
        );
        let at = |hour| {
            say(Greeting::Checkin, hour)
                .split('.')
                .next()
                .unwrap()
                .to_owned()
        };
        let hours = [3, 4, 11, 12, 17, 18].map(at);
        assert_eq!(
            hours.map(|good| good["Good ".len()..].to_owned()),
            [
                "evening",
                "morning",
                "morning",
                "afternoon",
                "afternoon",
                "evening"
            ]
        );
    }
}
