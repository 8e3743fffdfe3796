//! What each of the last days said: one that comes takes the place of the one so many days before, so that what is known of
//! a week or of four is carried along, and no day is looked at twice.

/// So many days, each with what it said, if anything.
#[derive(Debug)]
pub(super) struct Ring<T, const DAYS: usize> {
    /// By the number of the day, over and over.
    said: [Option<T>; DAYS],
    /// The number of the day after the last.
    next: i32,
}

impl<T: Copy, const DAYS: usize> Ring<T, DAYS> {
    const LENGTH: i32 = (DAYS as u32).cast_signed();

    /// Goes on to a day that comes after those before, and hands over what is too old by then.
    pub(super) fn put(&mut self, day: i32, said: Option<T>, mut old: impl FnMut(T)) {
        let first = day.saturating_sub(Self::LENGTH - 1);
        for between in self.next.max(first)..day {
            if let Some(gone) = self.place(between).take() {
                old(gone);
            }
        }
        if let Some(gone) = std::mem::replace(self.place(day), said) {
            old(gone);
        }
        self.next = day + 1;
    }

    /// Goes on to a day without anything, unless it was there.
    pub(super) fn go_on(&mut self, day: i32, old: impl FnMut(T)) {
        if self.next <= day {
            self.put(day, None, old);
        }
    }

    fn place(&mut self, day: i32) -> &mut Option<T> {
        &mut self.said[day.rem_euclid(Self::LENGTH) as usize]
    }
}

impl<T: Copy, const DAYS: usize> Default for Ring<T, DAYS> {
    fn default() -> Self {
        Self {
            said: [None; DAYS],
            next: i32::MIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_of_the_last_days_whatever_lies_between_them() {
        for step in 1..40 {
            let mut ring = Ring::<i32, 7>::default();
            let (mut held, mut expected) = (Vec::new(), Vec::new());
            let mut day = -30;
            for turn in 0..60 {
                day += 1 + (turn * turn * step) % 11;
                let said = (turn % 5 != 0).then_some(day);
                let mut old = Vec::new();
                ring.put(day, said, |gone| old.push(gone));
                held.retain(|day| !old.contains(day));
                held.extend(said);
                expected.extend(said);
                expected.retain(|then| *then > day - 7);
                assert_eq!(held, expected);
            }
            let mut old = Vec::new();
            ring.go_on(day, |gone| old.push(gone));
            assert!(old.is_empty());
            ring.go_on(day + 6, |gone| old.push(gone));
            held.retain(|then| *then > day - 1);
            assert_eq!(old.len(), expected.len() - held.len());
        }
    }
}
