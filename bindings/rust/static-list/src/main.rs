// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Prints the group of each name on the command line. The build script compiled the list into this program.
#![forbid(unsafe_code)]

use std::env;

hdrtrie::include_table!(mod list = "static");

fn main() {
    for name in env::args().skip(1) {
        match list::TABLE.find(&name) {
            Some(found) => {
                let groups = list::TABLE.groups().filter(|(group, _)| found.groups.intersects(*group));
                let groups: Vec<&str> = groups.map(|(_, name)| name).collect();
                println!("{name}: {}", groups.join(", "));
            }
            None => println!("{name}: not listed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::list;
    use hdrtrie::{Groups, Kind, Order};

    #[test]
    fn constants_are_those_of_the_table() {
        let found = list::TABLE.find("x_int_trace").unwrap();
        assert_eq!((found.id, found.groups), (list::ID_PREFIX_X_INT, list::GROUP_INTERNAL));
        let found = list::TABLE.find("X-Debug-Token").unwrap();
        assert_eq!((found.id, found.groups), (list::ID_X_DEBUG_TOKEN, list::GROUP_DEBUG));
        assert!(list::TABLE.find("x-int-public").is_none());
        assert!(list::TABLE.find("Keep-Alive").is_some());
        let cookies = list::TABLE.cookies().unwrap();
        assert_eq!(cookies.find("debug").unwrap().id, list::COOKIE_ID_DEBUG);
        for (group, name) in list::TABLE.groups() {
            assert_eq!(list::TABLE.group(name), Some(group));
        }
    }

    #[test]
    fn the_order_needs_no_memory_at_run_time() {
        let order = Order::from_ids(&list::TABLE, &list::ORDER).unwrap();
        assert!(order.iter().map(|rule| rule.literal().to_lowercase()).is_sorted());
        assert_eq!(order.iter().count(), list::TABLE.rules().len());
        assert!(order.prefix_search("x_int").all(|rule| rule.kind == Kind::Prefix));
    }

    #[test]
    fn names_are_marked() {
        let names = ["accept", "X.Int.User", "x-int-public", "x_debug_token"];
        assert!(list::TABLE.mark(Groups::ALL, names).map(|(index, _)| index).eq([1, 3]));
        assert!(list::TABLE.mark(list::GROUP_DEBUG, names).map(|(index, _)| index).eq([3]));
    }
}
