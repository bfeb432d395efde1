//! What a model keeps of images from one question to the next. It is the asker's: when the asker drops it, it is gone.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// Opaque to everybody but the model that filled it. It never leaves memory.
#[derive(Default)]
pub struct ImageCache(Option<Box<dyn Any + Send>>);

impl ImageCache {
    /// Nothing yet.
    pub const NOTHING: Self = Self(None);

    /// What a model put here, if it is of this type.
    pub fn get<T: 'static>(&mut self) -> Option<&mut T> {
        self.0.as_mut()?.downcast_mut()
    }

    /// Puts `value` in place of whatever was here.
    pub fn put<T: Send + 'static>(&mut self, value: T) {
        self.0 = Some(Box::new(value));
    }
}

impl std::fmt::Debug for ImageCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.0.is_some() { "…" } else { "nothing" };
        write!(f, "ImageCache({what})")
    }
}

/// An image that a model is encoding, or has encoded: as long as this is held, its questions find it. Opaque to everybody but the model.
pub struct EncodeHandle(
    #[expect(dead_code, reason = "held, not read")] Option<Arc<dyn Any + Send + Sync>>,
);

impl EncodeHandle {
    /// Of a model that prepares nothing.
    pub const NOTHING: Self = Self(None);

    /// What a model holds this way.
    pub fn new<T: Send + Sync + 'static>(held: Arc<T>) -> Self {
        Self(Some(held))
    }
}

impl std::fmt::Debug for EncodeHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EncodeHandle(…)")
    }
}

/// Where several askers of one engine keep what is theirs: when the engine goes, all of it goes.
#[derive(Default)]
pub(crate) struct CacheRegistry(Vec<Weak<Mutex<ImageCache>>>);

impl CacheRegistry {
    /// Answers for one more place.
    pub(crate) fn register(&mut self, place: &Arc<Mutex<ImageCache>>) {
        let place = Arc::downgrade(place);
        self.0
            .retain(|other| other.strong_count() > 0 && !other.ptr_eq(&place));
        self.0.push(place);
    }
}

impl Drop for CacheRegistry {
    fn drop(&mut self) {
        for kept in self.0.iter().filter_map(Weak::upgrade) {
            *lock(&kept) = ImageCache::NOTHING;
        }
    }
}

/// What is in a place.
pub(crate) fn lock(cache: &Mutex<ImageCache>) -> MutexGuard<'_, ImageCache> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}
