//! Rule 12 under random updates of the shapes that the scan accepts. Fuzzing like this found
//! that yrs 0.28.1 reads freed memory when neighbours belong to different parents.

use rand::{RngExt, SeedableRng, rngs::SmallRng};

use super::{
    World,
    hostile::{assert_unharmed, attack, besieged, update},
};

/// Plays random updates of accepted shapes against a room. Returns how many were applied.
fn siege(seed: u64) -> (World, usize) {
    let mut rng = SmallRng::seed_from_u64(seed);
    let mut world = besieged();
    let mut lists = Lists::new();
    let mut applied = 0;
    for _ in 0..rng.random_range(1..40) {
        let structs = rng.random_range(1..6);
        let before = (lists.clock, lists.lists.clone());
        let payload = lists.update(&mut rng, structs);
        attack(&mut world, update(&payload));
        if u64::from(world.room.clock_of(77)) == lists.clock {
            applied += 1;
        } else {
            (lists.clock, lists.lists) = before;
        }
        if world.reloads > 0 {
            break;
        }
    }
    (world, applied)
}

#[test]
fn rule_12_random_changes_of_accepted_shapes() {
    let mut all = 0;
    for seed in 0..150 {
        let (mut world, applied) = siege(seed);
        assert_eq!(world.reloads, 0, "seed {seed}");
        assert_unharmed(&mut world);
        all += applied;
    }
    assert!(all > 1_000, "only {all} updates were taken");
}

/// Elements that exist, by the list they belong to: two entries of maps and insides of texts.
struct Lists {
    lists: Vec<(ListPlace, Vec<(u64, u64)>)>,
    clock: u64,
}

#[derive(Clone, Copy)]
enum ListPlace {
    Entry(&'static [u8]),
    Inside(u64, u64),
}

impl Lists {
    fn new() -> Self {
        let entries: [&'static [u8]; 4] = [
            b"\x01\x05notes\x02n1",
            b"\x01\x05texts\x02n1",
            b"\x01\x05texts\x02n2",
            b"\x01\x05links\x02n1",
        ];
        let mut lists: Vec<_> = entries
            .into_iter()
            .map(|entry| (ListPlace::Entry(entry), Vec::new()))
            .collect();
        // Ann's first note, her text with eight letters, and her second note.
        lists[0].1.extend([(1_001, 0), (1_001, 10)]);
        lists[1].1.push((1_001, 1));
        lists.push((
            ListPlace::Inside(1_001, 1),
            (2..10).map(|clock| (1_001, clock)).collect(),
        ));
        Self { lists, clock: 0 }
    }

    /// A random update. Mostly neighbours belong together; now and then they do not.
    fn update(&mut self, rng: &mut SmallRng, structs: u64) -> Vec<u8> {
        let mut bytes = vec![1];
        push_var(&mut bytes, structs);
        bytes.push(77);
        push_var(&mut bytes, self.clock);
        for _ in 0..structs {
            self.push_struct(rng, &mut bytes);
        }
        self.push_deletions(rng, &mut bytes);
        bytes
    }

    fn push_struct(&mut self, rng: &mut SmallRng, bytes: &mut Vec<u8>) {
        let chosen = rng.random_range(0..self.lists.len());
        let (place, elements) = &self.lists[chosen];
        let mut neighbour = |likely| {
            let stray = &self.lists[rng.random_range(0..self.lists.len())].1;
            let from = if rng.random_ratio(1, 40) {
                stray
            } else {
                elements
            };
            (rng.random_bool(likely) && !from.is_empty())
                .then(|| from[rng.random_range(0..from.len())])
        };
        let (origin, right) = (neighbour(0.6), neighbour(0.4));
        let beside = origin.is_some() || right.is_some();
        let inside = matches!(place, ListPlace::Inside(..));
        let content: u8 = match rng.random_range(0..20) {
            0 => 1,
            1..=3 if beside || !inside => 7,
            4..=8 if !inside => 8,
            9 if beside => 8,
            _ => 4,
        };
        let named = !beside && !inside;
        let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
        let flags = flag(origin.is_some(), 0x80) | flag(right.is_some(), 0x40) | flag(named, 0x20);
        bytes.push(content | flags);
        for (client, clock) in [origin, right].into_iter().flatten() {
            push_var(bytes, client);
            push_var(bytes, clock);
        }
        match place {
            _ if beside => {}
            ListPlace::Entry(entry) => bytes.extend(*entry),
            ListPlace::Inside(client, clock) => {
                bytes.push(0);
                push_var(bytes, *client);
                push_var(bytes, *clock);
            }
        }
        let length = push_content(bytes, content);
        let new = (self.clock..self.clock + length).map(|clock| (77, clock));
        self.lists[chosen].1.extend(new);
        if content == 7 {
            self.lists
                .push((ListPlace::Inside(77, self.clock), Vec::new()));
        }
        self.clock += length;
    }

    fn push_deletions(&self, rng: &mut SmallRng, bytes: &mut Vec<u8>) {
        if self.clock < 4 || rng.random_bool(0.4) {
            bytes.push(0);
            return;
        }
        let (client, end) = if rng.random_bool(0.6) {
            (77, self.clock)
        } else {
            (1_001, 11)
        };
        bytes.push(1);
        push_var(bytes, client);
        bytes.push(1);
        let start = rng.random_range(0..end);
        push_var(bytes, start);
        push_var(bytes, rng.random_range(1..=(end - start).min(6)));
    }
}

fn push_content(bytes: &mut Vec<u8>, content: u8) -> u64 {
    match content {
        1 => {
            bytes.push(3);
            3
        }
        4 => {
            bytes.extend("\x05b😀".as_bytes());
            3
        }
        7 => {
            bytes.push(2);
            1
        }
        _ if bytes.len().is_multiple_of(3) => {
            bytes.extend([2, 125, 5, 125, 6]);
            2
        }
        _ => {
            bytes.extend([1, 125, 5]);
            1
        }
    }
}

pub(super) fn push_var(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
