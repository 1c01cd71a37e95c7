#include <QtTest>

#include "core/people/track_people.h"

using namespace gonio;

namespace {

/// Finds one box that moves by 1 px a call of the clip; counts the calls.
class ScriptedDetector : public PersonDetector {
public:
    Result<std::vector<PersonBox>> detect(const Image& image) override {
        ++calls;
        if (shouldFail) {
            return fail(ErrorCode::Internal, "scripted");
        }
        // The picture's first byte says where the person is; 0 means nobody.
        const double x_px = image.rgb[0];
        return x_px > 0 ? std::vector<PersonBox>{{x_px, 2, 20, 50, 0.9}} : std::vector<PersonBox>{};
    }

    std::string name() const override { return "scripted"; }

    std::string hash() const override { return ""; }

    int calls = 0;
    bool shouldFail = false;
};

FrameFeed clip(int count, std::function<int(int)> position, int damaged = -1) {
    auto next = std::make_shared<int>(0);
    return [=]() -> Result<std::optional<Frame>> {
        const int index = (*next)++;
        if (index >= count) {
            return std::nullopt;
        }
        auto image =
            std::make_shared<Image>(Image{64, 64, std::vector<std::uint8_t>(3 * 64 * 64, 9)});
        image->rgb[0] = std::uint8_t(position(index));
        return Frame{index, index / 60.0, index == damaged ? nullptr : image};
    };
}

}  // namespace

class TestTrackPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksEveryTenthFrame();
    void emptyClip();
    void damagedFrameIsBridged();
    void slowClipIsLookedAtMoreOften();
    void errorsAndCancelling();
};

void TestTrackPeople::looksEveryTenthFrame() {
    ScriptedDetector detector;
    const auto tracks = trackPeople(clip(120, [](int i) { return 1 + i / 4; }), detector, {}, {});
    QVERIFY(tracks.has_value());
    QCOMPARE(tracks->size(), std::size_t(1));
    QCOMPARE(tracks->front().boxes.size(), std::size_t(120));
    QVERIFY(std::all_of(tracks->front().boxes.begin(), tracks->front().boxes.end(),
                        [](const auto& box) { return box.has_value(); }));
    // Frames 0, 1, 2 while the person is new, then every tenth: 12, 22, ... 112.
    QCOMPARE(detector.calls, 14);
}

void TestTrackPeople::emptyClip() {
    ScriptedDetector detector;
    const auto none = trackPeople(clip(0, {}), detector, {}, {});
    QVERIFY(none && none->empty());
    const auto nobody = trackPeople(clip(60, [](int) { return 0; }), detector, {}, {});
    QVERIFY(nobody && nobody->empty());
    QCOMPARE(detector.calls, 6);
}

void TestTrackPeople::damagedFrameIsBridged() {
    ScriptedDetector detector;
    TrackPeopleOptions options;
    options.detectEvery = 1;
    const auto tracks = trackPeople(clip(
                                        60, [](int) { return 5; }, 30),
                                    detector, options, {});
    QVERIFY(tracks.has_value());
    QCOMPARE(detector.calls, 59);
    QVERIFY(tracks->front().boxes[30].has_value());
}

void TestTrackPeople::slowClipIsLookedAtMoreOften() {
    ScriptedDetector detector;
    TrackPeopleOptions options;
    options.maxInterval_s = 1.0 / 61;
    QVERIFY(trackPeople(clip(30, [](int) { return 5; }), detector, options, {}).has_value());
    QCOMPARE(detector.calls, 30);
}

void TestTrackPeople::errorsAndCancelling() {
    ScriptedDetector detector;
    Job cancelled;
    cancelled.cancelled = [] { return true; };
    const auto stopped = trackPeople(clip(9, [](int) { return 5; }), detector, {}, cancelled);
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    detector.shouldFail = true;
    const auto failed = trackPeople(clip(9, [](int) { return 5; }), detector, {}, {});
    QVERIFY(!failed && describe(failed.error()).find("frame 0") != std::string::npos);
    const auto broken = trackPeople(
        []() -> Result<std::optional<Frame>> { return fail(ErrorCode::MalformedFile, "cut off"); },
        detector, {}, {});
    QVERIFY(!broken && broken.error().detail == "cut off");
    TrackPeopleOptions never;
    never.detectEvery = 0;
    const auto refused = trackPeople(clip(1, [](int) { return 0; }), detector, never, {});
    QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(TestTrackPeople)
#include "tst_track_people.moc"
