//! Things by day, of which the last that was said of a day counts.

use chrono::{Datelike as _, NaiveDate};

/// What stands for each day, oldest first, in as little room as it takes: lines come nearly in order.
#[derive(Clone, Debug)]
pub(super) struct ByDay<T> {
    all: Vec<Standing<T>>,
    is_tidy: bool,
    /// How many there were when it was last tidied.
    tidied: usize,
}

/// What stands for a day, and the line it stands on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing<T> {
    pub(super) day: NaiveDate,
    /// Half as wide as a number of lines can be: there is one of these for every day of a lifetime.
    line: u32,
    pub(super) said: T,
}

impl<T> Standing<T> {
    /// The line it stands on.
    pub(super) fn line(&self) -> usize {
        self.line as usize
    }
}

/// From so many on it pays to look for what was replaced.
const FEW: usize = 1024;

impl<T> ByDay<T> {
    /// Nothing, with room for some days: what is not used of it costs nothing.
    pub(super) fn with_room() -> Self {
        Self {
            all: Vec::with_capacity(4 * FEW),
            ..Self::default()
        }
    }

    /// What a line says of a day, which counts unless a later line says other.
    pub(super) fn put(&mut self, day: NaiveDate, line: usize, said: T) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let new = Standing { day, line, said };
        match self.all.last_mut() {
            Some(last) if last.day == day => {
                if last.line <= line {
                    *last = new;
                }
                return;
            }
            Some(last) => self.is_tidy &= last.day < day,
            None => {}
        }
        self.all.push(new);
        // So that room is taken for days and not for what was said anew of them.
        if !self.is_tidy && self.all.len() > 2 * self.tidied.max(FEW) {
            self.tidy();
        }
    }

    /// Brings the days in order, so that they can be asked for.
    pub(super) fn tidy(&mut self) {
        if !self.is_tidy {
            self.all
                .sort_by_key(|standing| (standing.day, standing.line));
            // Of neighbours the first stays.
            self.all.reverse();
            self.all.dedup_by_key(|standing| standing.day);
            self.all.reverse();
        }
        self.is_tidy = true;
        self.tidied = self.all.len();
    }

    /// Lets go of what is not wanted.
    pub(super) fn retain(&mut self, wanted: impl Fn(&T) -> bool) {
        self.all.retain(|standing| wanted(&standing.said));
    }

    pub(super) fn get(&self, day: NaiveDate) -> Option<&Standing<T>> {
        let standing = self.all.get(self.place_from(day))?;
        (standing.day == day).then_some(standing)
    }

    /// Those from one day to another, both ends included.
    pub(super) fn range(&self, from: NaiveDate, until: NaiveDate) -> &[Standing<T>] {
        let end = match until.succ_opt() {
            Some(after) => self.place_from(after),
            None => self.all.len(),
        };
        self.all.get(self.place_from(from)..end).unwrap_or_default()
    }

    fn place_from(&self, day: NaiveDate) -> usize {
        place_from(&self.all, day, |standing| standing.day)
    }

    pub(super) fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.all.iter().map(|standing| standing.day)
    }
}

/// Where those from a day on begin, of things in the order of their days. Mostly there is one for every day, so that is looked
/// at first.
pub(crate) fn place_from<T>(all: &[T], day: NaiveDate, of: impl Fn(&T) -> NaiveDate) -> usize {
    let is_it = |place: usize| {
        let is_before = place == 0 || of(&all[place - 1]) < day;
        is_before && all.get(place).is_none_or(|next| of(next) >= day)
    };
    let number = |day: NaiveDate| day.num_days_from_ce();
    let ahead = all
        .first()
        .map_or(0, |first| number(day) - number(of(first)));
    let guess = usize::try_from(ahead).unwrap_or(0).min(all.len());
    if is_it(guess) {
        guess
    } else {
        all.partition_point(|it| of(it) < day)
    }
}

impl<T> Default for ByDay<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            is_tidy: true,
            tidied: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + number).unwrap()
    }

    /// Each on the line after the one before.
    fn said(days: impl IntoIterator<Item = (i32, i32)>) -> ByDay<i32> {
        let mut all = ByDay::default();
        for (line, (number, what)) in (1..).zip(days) {
            all.put(day(number), line, what);
        }
        all.tidy();
        all
    }

    fn known(all: &ByDay<i32>) -> Vec<(NaiveDate, i32)> {
        let all = all.range(day(0), day(7)).iter();
        all.map(|standing| (standing.day, standing.said)).collect()
    }

    #[test]
    fn the_last_word_on_a_day_counts_whatever_the_order() {
        let all = said([
            (1, 10),
            (1, 11),
            (5, 50),
            (3, 30),
            (5, 51),
            (3, 31),
            (1, 12),
        ]);
        assert_eq!(known(&all), [(day(1), 12), (day(3), 31), (day(5), 51)]);
        let got = (0..7).filter_map(|number| all.get(day(number)));
        assert_eq!(got.map(|it| it.said).collect::<Vec<_>>(), [12, 31, 51]);
        assert_eq!(all.days().collect::<Vec<_>>(), [1, 3, 5].map(day));
        assert_eq!(all.range(day(2), day(5)).len(), 2);
        assert_eq!(all.range(day(6), day(2)), []);
    }

    #[test]
    fn the_later_line_counts_though_the_earlier_comes_after_it() {
        let mut all = ByDay::default();
        let lines = [
            (1, 9, 19),
            (1, 2, 12),
            (3, 8, 38),
            (2, 5, 25),
            (3, 4, 34),
            (2, 6, 26),
        ];
        for (number, line, what) in lines {
            all.put(day(number), line, what);
        }
        all.tidy();
        assert_eq!(known(&all), [(day(1), 19), (day(2), 26), (day(3), 38)]);
    }

    #[test]
    fn a_day_is_held_in_little_more_room_than_its_answers() {
        use crate::CheckIn;
        assert!(size_of::<Standing<CheckIn>>() <= size_of::<CheckIn>() + 8);
        assert!(size_of::<CheckIn>() <= 112);
    }

    #[test]
    fn what_is_said_of_the_same_days_again_and_again_takes_no_more_room() {
        let days = 3000;
        let mut all = ByDay::default();
        for turn in 0..40 {
            for number in 0..days {
                all.put(day(number), 1, turn);
            }
        }
        assert!(all.all.capacity() < 5 * days as usize);
        all.tidy();
        assert_eq!(all.days().count(), days as usize);
        let last = all.range(day(0), day(days)).iter();
        assert!(last.map(|it| it.said).all(|turn| turn == 39));
    }
}
