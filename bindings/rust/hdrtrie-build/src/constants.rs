// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The names of constants, as reference 2.6 describes them for C, without the name of the table.

use hdrtrie::{Kind, Table};
use std::collections::BTreeMap;

/// A constant: its name, its type and value, and the pattern or group that it is for.
pub type Constant = (String, String, String);

/// Letters and digits in capitals; each run of other bytes between them becomes one `_`.
fn capitals(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_").to_ascii_uppercase()
}

/// Gives each constant that equals another one, or has no letter and digit, its number. Only numbers contain lower case, so
/// all names differ afterwards.
fn separate(names: Vec<String>, before: &str, number: &str, collisions: &mut Vec<String>) -> Vec<String> {
    let mut uses = BTreeMap::<_, usize>::new();
    for name in &names {
        *uses.entry(name.clone()).or_default() += 1;
    }
    for (name, count) in &uses {
        if *count > 1 && !name.ends_with('_') {
            collisions.push(format!("{count} constants would be {before}{name}; they get the ending _{number}<N>"));
        }
    }
    let numbered = |(index, name): (usize, String)| match uses[&name] {
        1 if !name.is_empty() && !name.ends_with('_') => format!("{before}{name}"),
        _ if name.is_empty() || name.ends_with('_') => format!("{before}{name}{number}{index}"),
        _ => format!("{before}{name}_{number}{index}"),
    };
    names.into_iter().enumerate().map(numbered).collect()
}

fn ids(table: &Table, before: &str, constants: &mut Vec<Constant>, collisions: &mut Vec<String>) {
    let name = |rule: hdrtrie::Rule<'_>| match rule.kind {
        Kind::Exact => capitals(rule.literal()),
        Kind::Prefix if rule.literal().is_empty() => "ANY".to_owned(),
        Kind::Prefix => format!("PREFIX_{}", capitals(rule.literal())),
        Kind::Suffix => format!("SUFFIX_{}", capitals(rule.literal())),
    };
    let names = separate(table.rules().map(name).collect(), before, "id", collisions);
    for (rule, name) in table.rules().zip(names) {
        constants.push((name, format!("u32 = {}", rule.id), rule.pattern.to_owned()));
    }
}

/// The constants for ids, groups and ids of cookies, and the names that collide.
pub fn of(table: &Table) -> (Vec<Constant>, Vec<String>) {
    let (mut constants, mut collisions) = (Vec::new(), Vec::new());
    ids(table, "ID_", &mut constants, &mut collisions);
    let groups = table.groups().map(|(_, name)| capitals(name)).collect();
    let names = separate(groups, "GROUP_", "group", &mut collisions);
    for (index, (name, (_, group))) in names.into_iter().zip(table.groups()).enumerate() {
        constants.push((name, format!("::hdrtrie::Groups = ::hdrtrie::Groups::of({index})"), group.to_owned()));
    }
    if let Some(cookies) = table.cookies() {
        ids(cookies, "COOKIE_ID_", &mut constants, &mut collisions);
    }
    (constants, collisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &str) -> Vec<String> {
        of(&Table::from_list(list).unwrap()).0.into_iter().map(|(name, _, _)| name).collect()
    }

    #[test]
    fn clause_2_6_names_of_constants() {
        let list =
            "fold separators\n[internal]\nCF-Ray\nX-Int-*\n*-Internal-Id\n*\n\\~x..y\\~\ncookie:sid\ncookie:d_*\n";
        assert_eq!(
            names(list),
            [
                "ID_CF_RAY",
                "ID_PREFIX_X_INT",
                "ID_SUFFIX_INTERNAL_ID",
                "ID_ANY",
                "ID_X_Y",
                "GROUP_INTERNAL",
                "COOKIE_ID_SID",
                "COOKIE_ID_PREFIX_D"
            ]
        );
    }

    #[test]
    fn clause_2_6_equal_names_get_numbers() {
        let list = "fold none\n[a-b]\nx-a\nx_a\n\\~\n\\~*\n\\!*\n[a_b]\nx-b\n";
        let expected = [
            "ID_X_A_id0",
            "ID_X_A_id1",
            "ID_id2",
            "ID_PREFIX_id3",
            "ID_PREFIX_id4",
            "ID_X_B",
            "GROUP_A_B_group0",
            "GROUP_A_B_group1",
        ];
        assert_eq!(names(list), expected);
        let (_, collisions) = of(&Table::from_list(list).unwrap());
        assert_eq!(collisions.len(), 2, "{collisions:?}");
    }
}
