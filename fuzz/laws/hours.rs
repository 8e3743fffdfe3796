//! HOURS: within a day, and what is echoed reads as the same minute again.

use selfcare::{Hours, NotHours};

/// What holds of any words that can be typed.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(typed) = std::str::from_utf8(bytes) else {
        return;
    };
    match typed.parse::<Hours>() {
        Ok(hours) => is_a_time(hours),
        Err(NotHours::TwoReadings { decimal, clock, .. }) => {
            is_a_time(decimal);
            is_a_time(clock);
            assert_ne!(decimal, clock);
            let (whole, part) = (clock.minutes() / 60, clock.minutes() % 60);
            assert_eq!(format!("{whole}h{part:02}").parse(), Ok(clock));
            let minutes = format!("{:02}m", decimal.minutes())
                .parse()
                .map(Hours::minutes);
            assert_eq!(minutes, Ok(decimal.minutes()));
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

fn is_a_time(hours: Hours) {
    assert!((0.0..=24.0).contains(&hours.number()));
    assert_eq!(Hours::from_number(hours.number()), Some(hours));
    // Words tell minutes; of what was typed with decimals, they are the minute it lies in.
    let echoed: Hours = hours
        .to_string()
        .parse()
        .expect("what is echoed can be typed");
    assert_eq!(echoed.minutes(), hours.minutes(), "{hours}");
    assert_eq!(echoed.to_string(), hours.to_string());
}
