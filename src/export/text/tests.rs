use super::{Labels, TextOptions};
use crate::export::sample;
use crate::feud::Feud;

fn render(labels: Option<Labels>, claims: bool) -> String {
    sample::feud().to_text(TextOptions { labels, claims, ..TextOptions::default() })
}

#[test]
fn reads_well_in_english() {
    insta::assert_snapshot!(render(Some(Labels::English), false));
}

#[test]
fn reads_well_in_chinese_with_every_claim() {
    insta::assert_snapshot!(render(None, true));
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in [60, 80, 120] {
        for labels in [Labels::English, Labels::Chinese] {
            let page = sample::feud().to_text(TextOptions { labels: Some(labels), claims: true, width, ..TextOptions::default() });
            for line in page.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{line}");
            }
        }
    }
}

#[test]
fn colours_change_no_word() {
    for labels in [Labels::English, Labels::Chinese] {
        let options = TextOptions { labels: Some(labels), claims: true, ..TextOptions::default() };
        let plain = sample::feud().to_text(options);
        let coloured = sample::feud().to_text(TextOptions { colour: true, ..options });
        let mut bare = coloured.clone();
        for code in ["0", "1", "2", "33", "36"] {
            bare = bare.replace(&format!("\u{1b}[{code}m"), "");
        }
        // a coloured blank at the end of a line may stay
        let trimmed = |page: &str| page.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert_eq!(trimmed(&bare), trimmed(&plain));
        assert!(coloured.contains("\u{1b}[36mA") && !plain.contains('\u{1b}'));
    }
}

#[test]
fn says_so_when_there_is_nothing() {
    let mut feud = sample::feud();
    feud.events.clear();
    feud.claims.clear();
    feud.disputed_points.clear();
    feud.relations.clear();
    assert!(feud.to_text(TextOptions::default()).ends_with("\n未发现事件\n"));
    assert_eq!(Feud::default().to_text(TextOptions::default()), "no event found\n");
}

#[test]
fn a_story_cannot_drive_the_terminal() {
    let mut feud = sample::feud();
    feud.documents[0].title = Some("\u{1b}]0;x\u{7}\u{202e}".into());
    feud.actors[0].name = "月\u{1b}[2J磨坊".to_owned();
    let page = feud.to_text(TextOptions { claims: true, ..TextOptions::default() });
    assert!(page.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'));
}
