//! Counting.

use aidpost_models::Share;

/// One more that was asked.
pub(super) fn add(share: &mut Share, counts: bool) {
    share.asked += 1;
    share.count += u32::from(counts);
}
