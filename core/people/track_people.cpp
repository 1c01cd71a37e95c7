#include "core/people/track_people.h"

namespace gonio {

Result<std::vector<PersonTrack>> trackPeople(const FrameFeed& nextFrame, PersonDetector& detector,
                                             const TrackPeopleOptions& options, const Job& job) {
    if (options.detectEvery < 1) {
        return fail(ErrorCode::Usage,
                    "the detector must look at every frame or every n-th, n >= 1");
    }
    PersonTracker tracker(options.tracker);
    int sinceLook = options.detectEvery;
    double lastLook_s = 0;
    for (int done = 1;; ++done) {
        if (job.cancelled()) {
            return fail(ErrorCode::Cancelled, "finding people was cancelled");
        }
        auto frame = nextFrame();
        if (!frame) {
            return tl::unexpected(frame.error());
        }
        if (!*frame) {
            break;
        }
        ++sinceLook;
        const bool isDue = sinceLook >= options.detectEvery || tracker.isUnsettled() ||
                           (*frame)->time_s - lastLook_s >= options.maxInterval_s;
        if (isDue && (*frame)->image) {
            auto boxes = detector.detect(*(*frame)->image);
            if (!boxes) {
                return passOn(boxes.error(),
                              "finding people in frame " + std::to_string((*frame)->index));
            }
            tracker.update(**frame, *boxes);
            sinceLook = 0;
            lastLook_s = (*frame)->time_s;
        } else {
            tracker.skip(**frame);
        }
        job.progress(done, options.frameCount);
    }
    return tracker.finish();
}

}  // namespace gonio
