//! Chinese and Korean names in Latin letters: Zhao Minghui, Park Sung-jae, Lim Seng Huat.
//!
//! Their given names stand in no list. The family name does, and the syllables of the language are few: one that falls into
//! them, behind such a family name, is a name.

/// Family names of the mainland as Pinyin writes them.
const PINYIN: &[&str] = &[
    "Bai", "Cai", "Cao", "Chang", "Chen", "Cheng", "Chu", "Cui", "Dai", "Deng", "Ding", "Dong", "Du", "Duan", "Fan", "Fang", "Feng", "Fu",
    "Gao", "Gong", "Gu", "Guan", "Guo", "Han", "Hao", "He", "Hong", "Hou", "Hu", "Huang", "Ji", "Jia", "Jiang", "Jiao", "Jin", "Kang",
    "Kong", "Lai", "Lei", "Li", "Liang", "Liao", "Lin", "Ling", "Liu", "Long", "Lu", "Luo", "Lyu", "Ma", "Mao", "Meng", "Mo", "Mu", "Ni",
    "Niu", "Pan", "Peng", "Qi", "Qian", "Qiao", "Qin", "Qiu", "Qu", "Ren", "Ruan", "Shang", "Shao", "Shen", "Sheng", "Shi", "Song", "Su",
    "Sun", "Tan", "Tang", "Tao", "Tian", "Tong", "Tu", "Wan", "Wang", "Wei", "Wen", "Wu", "Xi", "Xia", "Xiang", "Xiao", "Xie", "Xin",
    "Xing", "Xiong", "Xu", "Xue", "Yan", "Yang", "Yao", "Ye", "Yi", "Yin", "You", "Yu", "Yuan", "Yue", "Zeng", "Zhai", "Zhan", "Zhang",
    "Zhao", "Zheng", "Zhong", "Zhou", "Zhu", "Zhuang", "Zhuo", "Zou", "Zuo",
];

/// Family names of Hong Kong, Taiwan, Singapore and Malaysia that Pinyin does not write so.
const SOUTHERN: &[&str] = &[
    "Au", "Auyeung", "Chan", "Chang", "Chao", "Chao", "Chau", "Cheah", "Chee", "Cheng", "Cheong", "Cheung", "Chew", "Chia", "Chiang",
    "Chien", "Chin", "Chiu", "Choi", "Chong", "Choo", "Chou", "Chow", "Choy", "Chu", "Chua", "Chui", "Chung", "Foo", "Fok", "Fong", "Fung",
    "Goh", "Hsiao", "Hsieh", "Hsu", "Hui", "Hung", "Hwang", "Ip", "Kam", "Khoo", "Kho", "Koh", "Kok", "Kong", "Kuo", "Kwan", "Kwok",
    "Kwong", "Lam", "Lau", "Law", "Lee", "Leong", "Leung", "Liew", "Lim", "Lo", "Loh", "Lok", "Low", "Lui", "Mak", "Mok", "Mui", "Ng",
    "Ong", "Ooi", "Pang", "Poon", "Quek", "Seah", "Shih", "Shum", "Sim", "Sit", "Siu", "Soh", "Szeto", "Tai", "Tam", "Tan", "Tang", "Tay",
    "Teh", "Teo", "Teoh", "Tham", "Tiong", "Toh", "Tsai", "Tsang", "Tse", "Tseng", "Tsui", "Tung", "Wee", "Wong", "Woo", "Yam", "Yap",
    "Yau", "Yeh", "Yeo", "Yeoh", "Yeung", "Yip", "Yiu", "Yong", "Yue", "Yuen", "Yung",
];

/// Korean family names.
const KOREAN: &[&str] = &[
    "Ahn", "An", "Bae", "Baek", "Ban", "Bang", "Byun", "Cha", "Chae", "Cho", "Choi", "Chun", "Chung", "Do", "Eom", "Gil", "Gong", "Gu",
    "Gwak", "Ha", "Ham", "Han", "Heo", "Hong", "Huh", "Hwang", "Hyun", "Im", "Jang", "Jeon", "Jeong", "Jin", "Jo", "Joo", "Ju", "Jun",
    "Jung", "Kang", "Kil", "Kim", "Ko", "Koo", "Kong", "Ku", "Kwak", "Kwon", "Lee", "Lim", "Ma", "Min", "Moon", "Na", "Nam", "No", "Noh",
    "Oh", "Ok", "Pae", "Paik", "Park", "Pyo", "Rhee", "Roh", "Ryu", "Seo", "Seok", "Seol", "Shim", "Shin", "Sim", "So", "Sohn", "Son",
    "Song", "Suh", "Sung", "Tak", "Um", "Wang", "Won", "Woo", "Yang", "Yeo", "Yeom", "Yi", "Yim", "Yoo", "Yoon", "You", "Yu", "Yun",
];

const INITIALS: &[&str] =
    &["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];
const FINALS: &[&str] = &[
    "iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in",
    "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u", "v",
];

/// Whether the words are a Chinese or a Korean name, the family name first.
pub(super) fn is_name(words: &[&str]) -> bool {
    match words {
        // Zhao Minghui, Park Sung-jae, Chan Kwok-keung
        [family, given] => match given.split_once('-') {
            Some((one, two)) => is_small_syllable(one, true) && is_small_syllable(two, false) && is_family(family),
            None => PINYIN.contains(family) && is_pinyin(given),
        },
        // Lim Seng Huat, Lee Jae Yong
        [family, one, two] => is_family_abroad(family) && is_small_syllable(one, true) && is_small_syllable(two, true),
        _ => false,
    }
}

fn is_family(word: &str) -> bool {
    PINYIN.contains(&word) || is_family_abroad(word)
}

fn is_family_abroad(word: &str) -> bool {
    SOUTHERN.contains(&word) || KOREAN.contains(&word)
}

/// A syllable of a few letters, with a capital or without, that no English word looks like: one vowel or two beside each other.
fn is_small_syllable(word: &str, capital: bool) -> bool {
    let is_vowel = |b: u8| matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let bytes = word.as_bytes();
    let fits = (2..=6).contains(&bytes.len()) && bytes[0].is_ascii_uppercase() == capital && bytes[1..].iter().all(u8::is_ascii_lowercase);
    let groups = bytes.chunk_by(|a, b| is_vowel(*a) == is_vowel(*b)).filter(|group| is_vowel(group[0])).count();
    let closes = ["ng", "n", "m", "k", "t", "p", "h", "l", "w", "r", "s"].iter().any(|end| word.ends_with(end));
    fits && (groups == 1 || word.eq_ignore_ascii_case("ng")) && (closes || is_vowel(bytes[bytes.len() - 1]))
}

/// Whether a given name with a capital is one syllable of Pinyin or two.
fn is_pinyin(word: &str) -> bool {
    let mut letters = [0; 13];
    let Some(letters) = letters.get_mut(..word.len()).filter(|_| word.is_ascii()) else { return false };
    letters.copy_from_slice(word.as_bytes());
    let capital = letters.first().is_some_and(u8::is_ascii_uppercase) && letters[1..].iter().all(u8::is_ascii_lowercase);
    letters.make_ascii_lowercase();
    let Some(word) = std::str::from_utf8(letters).ok().filter(|_| capital) else { return false };
    (1..=word.len()).any(|middle| is_syllable(&word[..middle]) && (middle == word.len() || is_syllable(&word[middle..])))
}

fn is_syllable(word: &str) -> bool {
    INITIALS.iter().any(|initial| {
        word.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)) && !(initial.is_empty() && word.starts_with(['i', 'u', 'v']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(written: &str) -> bool {
        is_name(&written.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn names_are_told_by_family_and_syllables() {
        for written in ["Zhao Minghui", "Shen Kaiwei", "Liu Yang", "Park Sung-jae", "Chan Kwok-keung", "Lim Seng Huat", "Tan Boon Keat"] {
            assert!(name(written), "{written}");
        }
        for written in
            ["Song Catalogue", "Long Ridge", "Lee Enterprises", "Park Avenue", "Tang Robert", "Long Term Rental", "Han Solo Fan Club"]
        {
            assert!(!name(written), "{written}");
        }
    }
}
