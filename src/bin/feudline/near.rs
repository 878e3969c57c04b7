//! What a misspelt name may have meant.

use std::path::Path;

const COMMANDS: [&str; 8] = ["timeline", "extract", "html", "batch", "same", "explain", "check", "schema"];

/// `did you mean seed.txt?`, if a file of the same folder or a command is spelt nearly so.
pub fn suggestion(path: &str) -> Option<String> {
    if let Some(command) = COMMANDS.into_iter().find(|c| distance(path, c) <= 2) {
        return Some(format!("did you mean the command `{command}`?"));
    }
    let path = Path::new(path);
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()));
    // ties go to the first name in order, whatever the order of the folder
    let (steps, name) = names.map(|name| (distance(&wanted, &name), name)).min()?;
    let most = (wanted.chars().count() / 3).clamp(1, 3);
    (steps <= most).then(|| format!("did you mean {}?", folder.map_or(name.clone(), |f| f.join(&name).display().to_string())))
}

/// How many characters have to be put in, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_slips() {
        assert_eq!(distance("seed.tx", "seed.txt"), 1);
        assert_eq!(distance("sede.txt", "seed.txt"), 2);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("甲乙", "甲丙"), 1);
    }
}
