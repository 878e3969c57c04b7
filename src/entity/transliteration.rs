//! One foreign name in several Chinese spellings: 克里斯托弗·诺兰, 克里斯多福·諾蘭.
//!
//! Spellings differ by region and translator, but they follow one sound. Each character is read in Mandarin and reduced
//! to coarse sounds; the sounds of two names are aligned part by part, and what does not align costs. Only names
//! written with a middle dot are compared so, given name with given name and surname with surname.

use pinyin::ToPinyin;

use crate::text::normal::{fold, is_han};

/// The most that the given names, the surnames, and both together may differ, in hundredths of their sound.
const GIVEN: u32 = 32;
const SURNAME: u32 = 31;
const TOGETHER: u32 = 45;

/// More characters in one part are not a name.
const LONGEST: usize = 12;

/// A foreign name read in Mandarin: its first part and its last.
pub(crate) struct Spelling {
    given: Part,
    surname: Part,
    /// 小 before the given name: the son.
    junior: bool,
}

impl Spelling {
    /// Reads a name with a middle dot whose parts are Han characters; none for other names.
    pub fn read(name: &str) -> Option<Self> {
        if !name.contains(['·', '・', '‧', '•']) {
            return None;
        }
        let folded = fold(name);
        let mut parts = folded.split(['·', '•']).filter(|part| !part.is_empty());
        let (given, surname) = (parts.next()?, parts.next_back()?);
        let (rest, junior) = given.strip_prefix('小').map_or((given, false), |rest| (rest, true));
        Some(Self { given: Part::read(rest)?, surname: Part::read(surname)?, junior })
    }

    /// Whether the two are spellings of one name.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.surname.least_distance(&other.surname) > SURNAME || self.given.least_distance(&other.given) > GIVEN {
            return false;
        }
        let given = self.given.distance(&other.given);
        self.junior == other.junior && given <= GIVEN && {
            let surname = self.surname.distance(&other.surname);
            surname <= SURNAME && given + surname <= TOGETHER
        }
    }
}

/// Whether two names are spellings of one foreign name.
///
/// ```
/// use feudline::entity::transliteration::same;
/// assert!(same("克里斯托弗·诺兰", "克里斯多福·諾蘭"));
/// assert!(!same("克里斯·诺兰", "西恩·诺兰"));
/// ```
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    match (Spelling::read(a), Spelling::read(b)) {
        (Some(x), Some(y)) => x.is_same(&y),
        _ => false,
    }
}

/// A coarse sound and how much of the name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sound {
    class: Class,
    weight: u32,
}

/// One part of a name as sounds.
struct Part {
    sounds: Vec<Sound>,
    weight: u32,
}

impl Part {
    fn read(part: &str) -> Option<Self> {
        let mut sounds = Vec::with_capacity(LONGEST);
        for (count, c) in part.chars().filter(|&c| c != '-').enumerate() {
            if count >= LONGEST || !is_han(c) {
                return None;
            }
            syllable(c.to_pinyin()?.plain(), &mut sounds);
        }
        let weight = sounds.iter().map(|s| s.weight).sum();
        (weight > 0).then_some(Self { sounds, weight })
    }

    /// The least that the distance can be: what the longer one has more must be left out.
    fn least_distance(&self, other: &Self) -> u32 {
        self.weight.abs_diff(other.weight) * 75 / self.weight.max(other.weight)
    }

    /// The cost of aligning the two, in hundredths of the longer one.
    fn distance(&self, other: &Self) -> u32 {
        let mut row: Vec<u32> = Vec::with_capacity(other.sounds.len() + 1);
        row.push(0);
        for (j, sound) in other.sounds.iter().enumerate() {
            row.push(row[j] + left_out(*sound));
        }
        for x in &self.sounds {
            let mut diagonal = row[0];
            row[0] += left_out(*x);
            for (j, y) in other.sounds.iter().enumerate() {
                let mut best = (row[j + 1] + left_out(*x)).min(row[j] + left_out(*y));
                if let Some(unlike) = x.class.unlike(y.class) {
                    best = best.min(diagonal + unlike * x.weight.max(y.weight) / 100);
                }
                diagonal = std::mem::replace(&mut row[j + 1], best);
            }
        }
        row[other.sounds.len()] * 100 / self.weight.max(other.weight)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// b p
    P,
    M,
    F,
    /// d t
    T,
    N,
    L,
    /// r, and 尔 at the end of a syllable.
    R,
    /// g k
    K,
    H,
    /// j q zh ch
    J,
    /// x sh s
    S,
    /// z c
    C,
    W,
    Y,
    VowelA,
    VowelE,
    VowelI,
    VowelO,
    VowelU,
    /// The vowel of 斯, 茨: hardly one.
    Mute,
}

impl Class {
    const fn is_vowel(self) -> bool {
        matches!(self, Self::VowelA | Self::VowelE | Self::VowelI | Self::VowelO | Self::VowelU | Self::Mute)
    }

    /// How unlike the two are, from 0 to 100; none if they never stand for each other.
    fn unlike(self, other: Self) -> Option<u32> {
        use Class::{C, F, H, J, K, L, M, Mute, N, P, R, S, T, VowelA, VowelE, VowelI, VowelO, VowelU, W, Y};
        if self.is_vowel() != other.is_vowel() {
            return None;
        }
        let (a, b) = if self <= other { (self, other) } else { (other, self) };
        Some(match (a, b) {
            _ if a == b => 0,
            (L, R) => 20,
            (S, C) | (J, C) => 30,
            (F, W) => 35,
            (M, N) | (J, S) => 40,
            (K, H | J) | (F, H) | (T, J | C) | (N, L) | (J, Y) => 50,
            (P, F | W) => 60,
            (R, Y) | (H, S) => 70,
            (VowelO, VowelU) | (VowelE | VowelI | VowelU, Mute) => 30,
            (VowelE, VowelI) => 40,
            (VowelA, VowelE | VowelO) => 50,
            (VowelE, VowelO) => 70,
            _ if a.is_vowel() => 90,
            _ => 100,
        })
    }
}

/// Syllables that mostly write a consonant: their vowel counts for little.
const CONSONANTS: &[&str] = &["si", "te", "de", "ke", "ge", "bu", "pu", "fu", "mu", "le", "ci", "qi", "shi", "zhi", "ze", "he", "hu", "zi"];

fn syllable(plain: &str, out: &mut Vec<Sound>) {
    if plain == "er" {
        out.push(Sound { class: Class::R, weight: 50 });
        return;
    }
    let (class, rest) = initial(plain);
    match class {
        // yi and yu are vowels, ya is not
        Some(Class::Y) if rest.starts_with(['i', 'u']) => {}
        Some(Class::Y) => out.push(Sound { class: Class::Y, weight: 30 }),
        Some(class) => out.push(Sound { class, weight: 100 }),
        None => {}
    }
    let open = rest.strip_suffix("ng").or_else(|| rest.strip_suffix('n')).unwrap_or(rest);
    let hissing = matches!(class, Some(Class::J | Class::S | Class::C | Class::R)) && !plain.starts_with(['j', 'q', 'x']);
    let vowel = match open {
        "ao" | "o" | "uo" | "ou" | "iao" | "io" | "iu" => Class::VowelO,
        "u" | "ü" | "v" => Class::VowelU,
        "i" if hissing => Class::Mute,
        "i" | "ui" => Class::VowelI,
        "a" | "ia" | "ua" => Class::VowelA,
        "e" | "ei" | "ie" | "ai" | "ue" | "üe" | "ve" | "uai" => Class::VowelE,
        _ => Class::Mute,
    };
    let weight = if vowel == Class::Mute || CONSONANTS.contains(&plain) { 12 } else { 35 };
    out.push(Sound { class: vowel, weight });
    if open.len() < rest.len() {
        out.push(Sound { class: Class::N, weight: 60 });
    }
}

fn initial(plain: &str) -> (Option<Class>, &str) {
    let class = match plain.as_bytes().first() {
        Some(b'b' | b'p') => Class::P,
        Some(b'm') => Class::M,
        Some(b'f') => Class::F,
        Some(b'd' | b't') => Class::T,
        Some(b'n') => Class::N,
        Some(b'l') => Class::L,
        Some(b'r') => Class::R,
        Some(b'g' | b'k') => Class::K,
        Some(b'h') => Class::H,
        Some(b'j' | b'q') => Class::J,
        Some(b'x') => Class::S,
        Some(b'z' | b'c') if plain[1..].starts_with('h') => return (Some(Class::J), &plain[2..]),
        Some(b's') if plain[1..].starts_with('h') => return (Some(Class::S), &plain[2..]),
        Some(b's') => Class::S,
        Some(b'z' | b'c') => Class::C,
        Some(b'w') => Class::W,
        Some(b'y') => Class::Y,
        _ => return (None, plain),
    };
    (Some(class), &plain[1..])
}

/// What leaving the sound out costs: nasals and r come and go at the ends of syllables.
const fn left_out(sound: Sound) -> u32 {
    if matches!(sound.class, Class::R | Class::N) { sound.weight * 3 / 4 } else { sound.weight }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regional_spellings_of_one_name_meet() {
        assert!(same("罗纳德·里根", "罗纳德·列根"));
        assert!(same("昆汀·塔伦蒂诺", "昆汀·塔倫提諾"));
        assert!(same("尼古拉斯·凯奇", "尼古拉斯·基治"));
    }

    #[test]
    fn a_surname_or_a_given_name_alone_joins_nobody() {
        assert!(!same("布拉德·史密斯", "凯瑟琳·史密斯"));
        assert!(!same("大卫·林奇", "大卫·芬奇"));
        assert!(!same("罗伯特·唐尼", "小罗伯特·唐尼"));
        assert!(!same("林奇", "林其"));
    }

    /// The sounds of a syllable, each with its weight.
    fn sounds(plain: &str) -> Vec<(Class, u32)> {
        let mut out = Vec::new();
        syllable(plain, &mut out);
        out.iter().map(|s| (s.class, s.weight)).collect()
    }

    #[test]
    fn syllables_are_coarse_sounds() {
        use Class::{C, F, H, J, K, L, M, Mute, N, P, R, S, T, VowelA, VowelE, VowelI, VowelO, VowelU, W, Y};
        let table: &[(&str, &[(Class, u32)])] = &[
            ("er", &[(R, 50)]),
            ("ba", &[(P, 100), (VowelA, 35)]),
            ("pu", &[(P, 100), (VowelU, 12)]),
            ("mao", &[(M, 100), (VowelO, 35)]),
            ("fei", &[(F, 100), (VowelE, 35)]),
            ("dan", &[(T, 100), (VowelA, 35), (N, 60)]),
            ("te", &[(T, 100), (VowelE, 12)]),
            ("nuo", &[(N, 100), (VowelO, 35)]),
            ("lin", &[(L, 100), (VowelI, 35), (N, 60)]),
            ("rui", &[(R, 100), (VowelI, 35)]),
            ("gang", &[(K, 100), (VowelA, 35), (N, 60)]),
            ("ke", &[(K, 100), (VowelE, 12)]),
            ("hai", &[(H, 100), (VowelE, 35)]),
            ("jia", &[(J, 100), (VowelA, 35)]),
            ("qi", &[(J, 100), (VowelI, 12)]),
            ("zhi", &[(J, 100), (Mute, 12)]),
            ("chou", &[(J, 100), (VowelO, 35)]),
            ("xi", &[(S, 100), (VowelI, 35)]),
            ("shi", &[(S, 100), (Mute, 12)]),
            ("suo", &[(S, 100), (VowelO, 35)]),
            ("zi", &[(C, 100), (Mute, 12)]),
            ("cai", &[(C, 100), (VowelE, 35)]),
            ("wei", &[(W, 100), (VowelE, 35)]),
            // yi and yu are vowels, ya is not
            ("ya", &[(Y, 30), (VowelA, 35)]),
            ("yi", &[(VowelI, 35)]),
            ("yu", &[(VowelU, 35)]),
            ("an", &[(VowelA, 35), (N, 60)]),
            ("ai", &[(VowelE, 35)]),
        ];
        for (plain, expected) in table {
            assert_eq!(sounds(plain), *expected, "{plain}");
        }
    }

    #[test]
    fn sounds_cost_what_they_differ_both_ways() {
        use Class::{C, F, H, J, K, L, M, Mute, N, P, R, S, T, VowelA, VowelE, VowelI, VowelO, VowelU, W, Y};
        let table = [
            (K, K, Some(0)),
            (L, R, Some(20)),
            (S, C, Some(30)),
            (J, C, Some(30)),
            (F, W, Some(35)),
            (M, N, Some(40)),
            (J, S, Some(40)),
            (K, H, Some(50)),
            (T, J, Some(50)),
            (P, F, Some(60)),
            (P, W, Some(60)),
            (R, Y, Some(70)),
            (H, S, Some(70)),
            (P, T, Some(100)),
            (VowelO, VowelU, Some(30)),
            (VowelI, Mute, Some(30)),
            (VowelE, VowelI, Some(40)),
            (VowelA, VowelO, Some(50)),
            (VowelE, VowelO, Some(70)),
            (VowelA, VowelU, Some(90)),
            (K, VowelA, None),
        ];
        for (a, b, cost) in table {
            assert_eq!((a.unlike(b), b.unlike(a)), (cost, cost), "{a:?} and {b:?}");
        }
    }

    fn part(name: &str) -> Part {
        Part::read(name).expect("a name of Han characters")
    }

    #[test]
    fn distances_are_hundredths_of_the_longer_part() {
        for (a, b, least, all) in [
            ("索恩", "索恩", 0, 0),
            // 卡 weighs 135 and 尔 50, of which three quarters count when it is left out
            ("卡", "卡尔", 20, 20),
            // 巴 and 达 weigh 135 each; nothing is alike in b and d, and all of it in the vowel
            ("巴", "达", 0, 74),
            // l for r is a fifth of the sound
            ("罗", "洛", 0, 0),
            ("兰", "然", 0, 10),
        ] {
            assert_eq!((part(a).least_distance(&part(b)), part(a).distance(&part(b))), (least, all), "{a} and {b}");
            assert_eq!((part(b).least_distance(&part(a)), part(b).distance(&part(a))), (least, all), "{b} and {a}");
        }
    }

    #[test]
    fn only_han_names_of_some_length_are_read() {
        assert!(Part::read("索恩").is_some() && Part::read("让-索恩").is_some());
        assert!(Part::read("").is_none() && Part::read("Thorne").is_none() && Part::read("索a恩").is_none());
        let long = "索".repeat(LONGEST);
        assert!(Part::read(&long).is_some() && Part::read(&format!("{long}恩")).is_none());
        assert!(Spelling::read("克里斯·索恩").is_some() && Spelling::read("克里斯•索恩").is_some());
        assert!(Spelling::read("索恩").is_none() && Spelling::read("索恩·").is_none());
    }
}
