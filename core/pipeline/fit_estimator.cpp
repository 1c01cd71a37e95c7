#include "core/pipeline/body_estimator.h"

namespace gonio {
namespace {

class FitEstimator : public BodyEstimator {
public:
    explicit FitEstimator(std::unique_ptr<KeypointDetector> detector)
        : m_detector(std::move(detector)) {}

    std::string detectorName() const override { return m_detector->name(); }

    std::string hash() const override { return m_detector->hash(); }

    const std::vector<std::string>& keypointNames() const override { return m_detector->names(); }

    std::vector<double> memory() const override { return m_detector->memory(); }

    void recall(const std::vector<double>& memory) override { m_detector->recall(memory); }

    Result<KeypointFrame> estimate(const Frame& frame, const PersonBox& box) override {
        return m_detector->detect(*frame.image, box);
    }

private:
    std::unique_ptr<KeypointDetector> m_detector;
};

}  // namespace

std::unique_ptr<BodyEstimator> makeFitEstimator(std::unique_ptr<KeypointDetector> detector) {
    return std::make_unique<FitEstimator>(std::move(detector));
}

}  // namespace gonio
