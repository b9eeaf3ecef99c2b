// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Which names a list removes, by a slow and obvious loop over its lines. Written only from the reference, 2.2 to 2.6, for
//! the fold `separators` and for lists without includes, escapes and cookie rules.

struct Rule {
    group: String,
    literal: String,
    folded: String,
    kind: Kind,
    exception: bool,
    spelled: bool,
}

/// In the order of preference for literals of equal length.
#[derive(PartialEq, PartialOrd)]
enum Kind {
    Suffix,
    Prefix,
    Exact,
}

impl Rule {
    /// Reference 2.3.
    fn matches(&self, name: &str, folded: &str) -> bool {
        match self.kind {
            _ if self.spelled => self.literal.eq_ignore_ascii_case(name),
            Kind::Exact => folded == self.folded,
            Kind::Prefix => folded.starts_with(&self.folded),
            Kind::Suffix => folded.ends_with(&self.folded),
        }
    }

    /// Reference 2.5: a spelled exception, then an exact rule, then the longest literal, then the prefix.
    fn is_more_specific(&self, other: &Rule) -> bool {
        let rank = |rule: &Rule| (rule.spelled, rule.kind == Kind::Exact, rule.literal.len());
        rank(self) > rank(other) || rank(self) == rank(other) && self.kind > other.kind
    }
}

pub struct Oracle(Vec<Rule>);

/// Reference 2.2.
fn fold(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

impl Oracle {
    pub fn of(text: &str) -> Self {
        let (mut rules, mut group) = (Vec::new(), "default".to_owned());
        for line in text.lines() {
            let line = match line.find('#') {
                Some(0) => "",
                Some(at) if line[..at].ends_with(char::is_whitespace) => &line[..at],
                _ => line,
            };
            let line = line.trim();
            if let Some(name) = line.strip_prefix('[') {
                group = name.trim_end_matches(']').to_owned();
                continue;
            }
            if line.is_empty() || line == "fold separators" {
                continue;
            }
            let spelled = line.starts_with("!case ");
            let pattern = line.trim_start_matches("!case ").trim_start_matches("!fold ");
            let pattern = pattern.trim_start_matches('!').trim();
            let kind = match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
                (Some(_), _) => Kind::Prefix,
                (_, Some(_)) => Kind::Suffix,
                _ => Kind::Exact,
            };
            let literal = pattern.trim_matches('*').to_owned();
            let folded = fold(&literal);
            rules.push(Rule { group: group.clone(), literal, folded, kind, exception: line.starts_with('!'), spelled });
        }
        Self(rules)
    }

    /// Reference 2.5: in one of the groups, the most specific matching rule is not an exception. Framing names stay (4.13).
    pub fn removes(&self, name: &str) -> bool {
        if ["host", "content-length", "transfer-encoding"].contains(&name.to_ascii_lowercase().as_str()) {
            return false;
        }
        let mut groups: Vec<&str> = self.0.iter().map(|rule| rule.group.as_str()).collect();
        groups.dedup();
        let folded = fold(name);
        let matching: Vec<&Rule> = self.0.iter().filter(|rule| rule.matches(name, &folded)).collect();
        groups.into_iter().any(|group| {
            let mut best: Option<&Rule> = None;
            for &rule in matching.iter().filter(|rule| rule.group == group) {
                if best.is_none_or(|best| rule.is_more_specific(best)) {
                    best = Some(rule);
                }
            }
            best.is_some_and(|rule| !rule.exception)
        })
    }

    /// The literals of all rules.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|rule| rule.literal.as_str())
    }
}
