#pragma once

#include <QImage>
#include <QString>

/// How alike two pictures of one size are: mean structural similarity of their grey values (Wang
/// et al., IEEE Trans. Image Process. 13, 2004) over windows of 8 x 8 px, those left
/// out in which both are flat; 1 equal. -1 where the sizes differ.
double structuralSimilarity(const QImage& a, const QImage& b);

/// Compares with tests/render/baselines/<name>.png. Where they differ, the picture is kept as
/// <name>.png beside the test program. With GONIO_UPDATE_BASELINES=1 the baseline is rewritten.
/// \return why they differ; empty: they agree
QString differenceFromBaseline(const QImage& picture, const QString& name, double minSimilarity);
