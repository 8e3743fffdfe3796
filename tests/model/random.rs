//! Journals of people who never were: each has habits, weeks that turn, gaps, pauses and second thoughts.

use std::collections::BTreeSet;

use selfcare::{Area, Hours, OwnArea, Rules};

use crate::by_hand::{Book, Settings};
use crate::diary::{Answers, Diary, hours};
use crate::dice::Dice;

/// The same journal three times: as a file, as days, and what its person has set.
pub(crate) struct Person {
    pub(crate) diary: Diary,
    pub(crate) book: Book,
    pub(crate) settings: Settings,
    /// How many days it spans, from day 0 on.
    pub(crate) days: u64,
}

/// What a person is like; ratings and hours move around these.
struct Habits {
    ratings: [i64; 5],
    sleep: i64,
    own: Vec<i64>,
    unanswered: u64,
    checks_in: u64,
    promises: u64,
}

impl Person {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let settings = settings(&mut dice);
        let mut habits = habits(&mut dice, settings.own.len());
        let turns_on = dice.below(80);
        let mut person = Self {
            diary: Diary::default(),
            book: Book::default(),
            settings,
            days: 40 + dice.below(41),
        };
        for number in 0..person.days {
            if number == turns_on {
                let own = habits.own.len();
                habits = Habits {
                    unanswered: habits.unanswered,
                    ..self::habits(&mut dice, own)
                };
            }
            person.live(number, &habits, &mut dice);
        }
        person.pause(&mut dice);
        person
    }

    /// One day of it.
    fn live(&mut self, number: u64, habits: &Habits, dice: &mut Dice) {
        for of in ["walk", "call", "read"] {
            if dice.chance(habits.promises / 4) {
                let outcome = dice.pick(&["kept", "kept", "missed", "released"]);
                if dice.chance(10) {
                    self.diary.outcome(number, of, "missed");
                }
                self.diary.outcome(number, of, outcome);
                self.book.outcomes.insert((number, of.to_owned()), outcome);
            }
        }
        if !dice.chance(habits.checks_in) {
            return;
        }
        if dice.chance(5) {
            self.diary.checkin(number, &self.answers(habits, dice));
        }
        let answers = self.answers(habits, dice);
        self.diary.checkin(number, &answers);
        if dice.chance(5) {
            self.diary.checkin(number, &self.answers(habits, dice));
            self.diary.take_back(number);
        }
        self.book.checkins.insert(number, answers);
    }

    fn answers(&self, habits: &Habits, dice: &mut Dice) -> Answers {
        let rating = |around: i64, dice: &mut Dice| {
            let moved = around + dice.pick(&[-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]);
            (!dice.chance(habits.unanswered)).then_some(moved.clamp(1, 5) as u8)
        };
        let step = dice.pick(&[1, 25, 50]);
        let sleep = (habits.sleep + dice.between(-200, 150)).clamp(0, 2400) / step * step;
        let own: Vec<(String, u8)> = (self.settings.own.iter().zip(&habits.own))
            .filter_map(|((name, _), around)| Some((name.clone(), rating(*around, dice)?)))
            .chain([("forgotten".to_owned(), 1)])
            .collect();
        Answers {
            health: health(dice),
            sleep: (!dice.chance(habits.unanswered)).then_some(sleep as u32),
            rested: rating(habits.ratings[0], dice),
            eating: rating(habits.ratings[1], dice),
            boundaries: rating(habits.ratings[2], dice),
            thoughts: rating(habits.ratings[3], dice),
            forward: rating(habits.ratings[4], dice),
            promises: dice
                .chance(habits.promises)
                .then(|| (dice.below(3) as u32, dice.below(2) as u32)),
            own,
            took: None,
            adjustment: None,
        }
    }

    /// Pauses, some open, some ended, some over others: a pause that overlaps one begun before says anew how
    /// long that one lasts; one that was to begin later keeps the days after the new one, and all where that is open.
    fn pause(&mut self, dice: &mut Dice) {
        let mut pauses: Vec<BTreeSet<u64>> = Vec::new();
        for _ in 0..dice.below(5) {
            let from = dice.below(self.days);
            if dice.chance(30) {
                self.diary.first_day_back(from);
                for ended in pauses.iter_mut().filter(|days| days.contains(&from)) {
                    ended.retain(|day| *day < from);
                }
                continue;
            }
            let until = dice.chance(80).then(|| from + dice.below(15));
            self.diary.pause(from, until);
            let new: BTreeSet<u64> = (from..=until.unwrap_or(1_000)).collect();
            for earlier in pauses.iter_mut().filter(|days| !days.is_disjoint(&new)) {
                if earlier.first() <= Some(&from) {
                    earlier.retain(|day| *day < from);
                } else if until.is_some() {
                    earlier.retain(|day| !new.contains(day));
                }
            }
            pauses.push(new);
        }
        self.book.paused = pauses.into_iter().flatten().collect();
    }

    /// The settings as the library has them.
    pub(crate) fn rules(&self) -> Rules {
        let settings = &self.settings;
        let own = settings.own.iter();
        let mut rules = Rules {
            need: hours(f64::from(settings.need) / 100.0),
            own: own
                .map(|(name, tenths)| OwnArea::new(name, f64::from(*tenths) / 10.0).unwrap())
                .collect(),
            ..Rules::default()
        };
        rules.off = settings
            .off
            .iter()
            .map(|name| rules.area(name).unwrap())
            .collect();
        assert!(!rules.off.contains(&Area::Rest) && rules.need >= Hours::whole(7));
        rules
    }
}

fn settings(dice: &mut Dice) -> Settings {
    let names = ["mood", "pain", "quiet"];
    let own: Vec<_> = names[..dice.below(4) as usize]
        .iter()
        .map(|name| ((*name).to_owned(), dice.pick(&[5, 10, 10, 15, 22, 30])))
        .collect();
    let ours = ["thoughts", "boundaries", "forward", "eating", "commitments"];
    let words = ours.into_iter().chain(own.iter().map(|(name, _)| &**name));
    let often = dice.pick(&[0, 0, 20]);
    let off = words
        .filter(|_| dice.chance(often))
        .map(str::to_owned)
        .collect();
    Settings {
        need: dice.pick(&[700, 700, 725, 750, 800, 833, 900]),
        own,
        off,
    }
}

fn habits(dice: &mut Dice, own: usize) -> Habits {
    let mid = dice.between(2, 5);
    let around = |dice: &mut Dice| (mid + dice.between(-1, 1)).clamp(1, 5);
    Habits {
        ratings: [0; 5].map(|_| around(dice)),
        sleep: dice.between(600, 900),
        own: (0..own).map(|_| around(dice)).collect(),
        unanswered: dice.pick(&[0, 3, 25]),
        checks_in: dice.pick(&[97, 75]),
        promises: dice.pick(&[0, 40, 80]),
    }
}

fn health(dice: &mut Dice) -> Option<&'static str> {
    match dice.below(100) {
        0..10 => None,
        10..88 => Some("well"),
        88..95 => Some("off"),
        95..98 => Some("ill"),
        _ => Some("dulled"),
    }
}
