//! Random sums in every usual writing, against an oracle that goes the other way: it makes the writing from whole numbers,
//! by arithmetic of its own, and knows the sum that must come back. `SUMS` says how many.

use std::sync::LazyLock;

use feudline::value::money::Decimal;
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// How many a test run tries.
const SUMS: usize = 10_000;
/// How many stand in one story, each in a paragraph of its own.
const TOGETHER: usize = 50;

#[test]
fn a_sum_means_what_was_written() {
    let wanted = std::env::var("SUMS").ok().and_then(|n| n.parse().ok()).unwrap_or(SUMS);
    let mut dice = Dice(2_024);
    let mut wrong = Vec::new();
    for _ in 0..usize::div_ceil(wanted, TOGETHER) {
        let written = (0..TOGETHER).map(|_| sum(&mut dice));
        // a story that tells of US$ and of Hong Kong dollars means the latter by $
        let (hong_kong, elsewhere): (Vec<_>, Vec<_>) = written.partition(|w| w.currency == "HKD");
        wrong.extend([hong_kong, elsewhere].iter().flat_map(|story| misread(story)));
    }
    assert!(wrong.is_empty(), "{} of {wanted} are wrong, first\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

/// The sums of one story that were read otherwise than they were written.
fn misread(written: &[Written]) -> Vec<String> {
    let text: String = written.iter().enumerate().map(|(i, w)| format!("{}\n", w.sentence(i))).collect();
    let read = EXTRACTOR.extract(&Document::new("sums", &*text));
    let mut wrong = Vec::new();
    let mut at = 0;
    for (i, w) in written.iter().enumerate() {
        let end = at + w.sentence(i).len() + 1;
        let found: Vec<String> = read
            .amounts
            .iter()
            .filter(|a| (at..end).contains(&a.span.start()))
            .map(|a| show(a.money.low, a.money.high, a.money.currency.map_or_else(|| "?".to_owned(), |c| c.code().to_owned())))
            .collect();
        if found != [w.value()] {
            wrong.push(format!("{}: want {}, found {found:?}", w.sentence(i), w.value()));
        }
        at = end;
    }
    wrong
}

fn show(low: Option<Decimal>, high: Option<Decimal>, currency: String) -> String {
    let plain = |d: Option<Decimal>| d.map_or_else(String::new, |d| d.normalize().to_string());
    format!("{}..{} {currency}", plain(low), plain(high))
}

/// A writing, and the sum in tenths of its smallest unit: everything is whole numbers here.
struct Written {
    text: String,
    english: bool,
    /// In millionths of a currency unit.
    low: Option<u128>,
    high: Option<u128>,
    currency: &'static str,
}

const MILLIONTHS: u128 = 1_000_000;

impl Written {
    fn sentence(&self, i: usize) -> String {
        // names differ so that no paragraph repeats another
        if self.english {
            format!("Moonmill {i} Inc. has asked a court for {} from Starriver.", self.text)
        } else {
            format!("月磨坊公司第{i}次向法院起诉星河公司，索赔{}。", self.text)
        }
    }

    fn value(&self) -> String {
        let plain = |millionths: Option<u128>| {
            millionths.map_or_else(String::new, |m| {
                let (whole, rest) = (m / MILLIONTHS, m % MILLIONTHS);
                let digits = format!("{whole}.{rest:06}");
                digits.trim_end_matches('0').trim_end_matches('.').to_owned()
            })
        };
        format!("{}..{} {}", plain(self.low), plain(self.high), self.currency)
    }
}

/// A number and its writing.
struct Number {
    text: String,
    /// In millionths.
    value: u128,
}

fn sum(dice: &mut Dice) -> Written {
    if dice.below(5) < 3 { chinese(dice) } else { english(dice) }
}

fn chinese(dice: &mut Dice) -> Written {
    let [(unit, currency), (of, code)] = [
        [("元", "CNY"), ("美元", "USD"), ("港元", "HKD"), ("元人民币", "CNY")],
        [("人民币", "CNY"), ("US$", "USD"), ("€", "EUR"), ("港币", "HKD")],
    ]
    .map(|units| units[dice.below(4)]);
    let number = chinese_number(dice);
    let plain = |text: String, low, high| Written { text, english: false, low, high, currency };
    let (text, value) = (number.text, number.value);
    match dice.below(12) {
        0 => plain(format!("约{text}{unit}"), Some(value * 9 / 10), Some(value * 11 / 10)),
        1 => plain(format!("超过{text}{unit}"), Some(value), None),
        2 => plain(format!("不到{text}{unit}"), None, Some(value)),
        3 => plain(format!("{text}{unit}以上"), Some(value), None),
        4 => {
            let (low, high, scale, by) = range(dice);
            let between = ["至", "到", "-", "~"][dice.below(4)];
            plain(format!("{low}{between}{high}{scale}{unit}"), Some(low * by * MILLIONTHS), Some(high * by * MILLIONTHS))
        }
        5 => {
            let (low, high, scale, by) = range(dice);
            plain(format!("{low}{scale}{unit}至{high}{scale}{unit}"), Some(low * by * MILLIONTHS), Some(high * by * MILLIONTHS))
        }
        6 | 7 => {
            Written { currency: code, ..plain(format!("{of}{text}{}", if code == "CNY" { "元" } else { "" }), Some(value), Some(value)) }
        }
        _ => plain(format!("{text}{unit}"), Some(value), Some(value)),
    }
}

/// Two whole numbers, the second larger, with a scale for both.
fn range(dice: &mut Dice) -> (u128, u128, &'static str, u128) {
    let (scale, by) = [("万", 10_000), ("亿", 100_000_000), ("千万", 10_000_000)][dice.below(3)];
    let low = 1 + dice.number(8);
    (low, low + 1 + dice.number(90), scale, by)
}

fn chinese_number(dice: &mut Dice) -> Number {
    match dice.below(8) {
        // 12,345,678 or 12345678, or in full width
        0 | 1 => {
            let most = 10_u128.pow(3 + u32::try_from(dice.below(8)).expect("small"));
            let value = 100 + dice.number(most);
            let text = match dice.below(3) {
                0 => value.to_string(),
                1 => commas(value),
                _ => value.to_string().chars().map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10).expect("a wide digit")).collect(),
            };
            Number { text, value: value * MILLIONTHS }
        }
        // 3.25亿, 1,234.5万, 2万亿
        2..=4 => {
            let (scale, zeros) = [("万", 4), ("亿", 8), ("億", 8), ("萬", 4), ("万亿", 12), ("千万", 7), ("百万", 6)][dice.below(7)];
            let decimals = u32::try_from(dice.below(5)).expect("small");
            let mantissa = 1 + dice.number(if zeros > 8 { 99_999 } else { 9_999_999 });
            let text = fraction(mantissa, decimals);
            Number { text: text + scale, value: mantissa * 10_u128.pow(zeros) * MILLIONTHS / 10_u128.pow(decimals) }
        }
        // 3亿2000万
        5 => {
            let (yi, wan) = (1 + dice.number(900), 1_000 + dice.number(9_000));
            Number { text: format!("{yi}亿{wan}万"), value: (yi * 100_000_000 + wan * 10_000) * MILLIONTHS }
        }
        // 三亿零二百万, 叁仟万
        6 => {
            let (zeros, length) = (dice.below(5), 3 + dice.below(6));
            let ten = |n: usize| 10_u128.pow(u32::try_from(n).expect("small"));
            let value = (1 + dice.number(ten(length))) * ten(zeros);
            let banker = dice.below(4) == 0;
            Number { text: characters(value, banker), value: value * MILLIONTHS }
        }
        // 一点五亿
        _ => {
            let (whole, tenth) = (1 + dice.number(98), 1 + dice.number(9));
            let tenth = tenth.min(9);
            let text = format!("{}点{}亿", characters(whole, false), DIGITS[usize::try_from(tenth).expect("a digit")]);
            Number { text, value: (whole * 10 + tenth) * 10_000_000 * MILLIONTHS }
        }
    }
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const BANKERS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A whole number in characters, as people read it out: groups of four digits, 零 for what is skipped.
fn characters(n: u128, banker: bool) -> String {
    let groups: Vec<u128> = [n / 1_000_000_000_000, n / 100_000_000 % 10_000, n / 10_000 % 10_000, n % 10_000].to_vec();
    let mut out = String::new();
    let mut skipped = false;
    for (group, name) in groups.into_iter().zip(["万亿", "亿", "万", ""]) {
        if group == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if !out.is_empty() && (skipped || group < 1_000) {
            out.push('零');
        }
        skipped = false;
        out.push_str(&below_ten_thousand(group, banker));
        out.push_str(name);
    }
    // 一十三 is said 十三 at the head
    if !banker && out.starts_with("一十") { out.chars().skip(1).collect() } else { out }
}

fn below_ten_thousand(n: u128, banker: bool) -> String {
    let (digits, scales) = if banker { (BANKERS, ["仟", "佰", "拾", ""]) } else { (DIGITS, ["千", "百", "十", ""]) };
    let mut out = String::new();
    let mut zero = false;
    for (by, scale) in [1_000, 100, 10, 1].into_iter().zip(scales) {
        let digit = usize::try_from(n / by % 10).expect("a digit");
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.push('零');
        }
        zero = false;
        out.push(digits[digit]);
        out.push_str(scale);
    }
    out
}

fn english(dice: &mut Dice) -> Written {
    let (sign, word, currency) = [
        ("$", "US dollars", "USD"),
        ("US$", "US dollars", "USD"),
        ("€", "euros", "EUR"),
        ("£", "pounds", "GBP"),
        ("HK$", "Hong Kong dollars", "HKD"),
    ][dice.below(5)];
    let exact = |text: String, value: u128| Written { text, english: true, low: Some(value), high: Some(value), currency };
    let (short, scale, by) =
        [("k", "thousand", 1_000), ("m", "million", 1_000_000), ("bn", "billion", 1_000_000_000), ("mn", "million", 1_000_000)]
            [dice.below(4)];
    let decimals = u32::try_from(dice.below(3)).expect("small");
    let mantissa = 1 + dice.number(99_999);
    let value = mantissa * by * MILLIONTHS / 10_u128.pow(decimals);
    let number = fraction(mantissa, decimals);
    match dice.below(10) {
        0 => exact(format!("{sign}{number}{short}"), value),
        1 => exact(format!("{sign}{number} {scale}"), value),
        2 => exact(format!("{number} {scale} {word}"), value),
        3 => Written { high: None, ..exact(format!("more than {sign}{number} {scale}"), value) },
        4 => Written { low: None, ..exact(format!("less than {sign}{number} {scale}"), value) },
        5 => Written { low: Some(value * 9 / 10), high: Some(value * 11 / 10), ..exact(format!("about {sign}{number} {scale}"), value) },
        6 => {
            let cents = dice.below(2) == 0;
            let whole = 1 + dice.number(9_999_999_999);
            let text = if cents { format!("{sign}{}.{:02}", commas(whole), whole % 97) } else { format!("{sign}{}", commas(whole)) };
            exact(text, whole * MILLIONTHS + if cents { whole % 97 * 10_000 } else { 0 })
        }
        7 => {
            let low = 1 + dice.number(98);
            let high = low + 1 + dice.number(98);
            let text = format!("between {sign}{low} {scale} and {sign}{high} {scale}");
            Written { high: Some(high * by * MILLIONTHS), ..exact(text, low * by * MILLIONTHS) }
        }
        8 => {
            let low = 1 + dice.number(98);
            let high = low + 1 + dice.number(98);
            let text = format!("{sign}{low} {scale} to {sign}{high} {scale}");
            Written { high: Some(high * by * MILLIONTHS), ..exact(text, low * by * MILLIONTHS) }
        }
        _ => {
            let n = 1 + dice.number(998);
            exact(format!("{} {scale} {word}", words(n)), n * by * MILLIONTHS)
        }
    }
}

/// A whole number below a thousand in English words.
fn words(n: u128) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let index = |n: u128| usize::try_from(n).expect("small");
    let below = |n: u128| match (n / 10, n % 10) {
        (0 | 1, _) => SMALL[index(n)].to_owned(),
        (tens, 0) => TENS[index(tens)].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[index(tens)], SMALL[index(ones)]),
    };
    match (n / 100, n % 100) {
        (0, rest) => below(rest),
        (hundreds, 0) => format!("{} hundred", SMALL[index(hundreds)]),
        (hundreds, rest) => format!("{} hundred and {}", SMALL[index(hundreds)], below(rest)),
    }
}

/// A mantissa with the point put in, `1,234.50` written as it falls.
fn fraction(mantissa: u128, decimals: u32) -> String {
    let by = 10_u128.pow(decimals);
    let whole = mantissa / by;
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{:0width$}", mantissa % by, width = decimals as usize) }
}

fn commas(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Numbers without a pattern, always the same (xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from((self.next() >> 16) % sides as u64).expect("small")
    }

    /// Below `most`, small ones as likely as large ones by their count of digits.
    fn number(&mut self, most: u128) -> u128 {
        let digits = u32::try_from(self.below(most.ilog10() as usize + 1)).expect("small") + 1;
        u128::from(self.next() >> 8) % 10_u128.pow(digits).min(most)
    }
}
