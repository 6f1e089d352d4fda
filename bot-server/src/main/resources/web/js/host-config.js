// How Microsoft's renderer looks here. Colours are the page's own variables, so light and dark need no second drawing.

const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` });

const foregroundColors = {
  default: { default: "var(--text)", subtle: "var(--subtle)", highlightColors: { default: "var(--mark)", subtle: "var(--mark)" } },
  accent: tone("accent"),
  good: tone("good"),
  warning: tone("warning"),
  attention: tone("danger"),
  dark: tone("text"),
  light: tone("subtle"),
};

const style = (backgroundColor) => ({ backgroundColor, foregroundColors });

export const hostConfig = {
  fontFamily: "var(--face)",
  fontTypes: {
    default: {
      fontFamily: "var(--face)",
      fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: "var(--mono)",
      fontSizes: { small: 12, default: 13, medium: 14, large: 16, extraLarge: 18 },
      fontWeights: { lighter: 300, default: 400, bolder: 700 },
    },
  },
  lineHeights: { small: 19, default: 22, medium: 23, large: 25, extraLarge: 29 },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: style("transparent"),
    emphasis: style("var(--sunk)"),
    good: style("var(--accent-soft)"),
    warning: style("var(--warning-soft)"),
    attention: style("var(--danger-soft)"),
    accent: style("var(--accent-soft)"),
  },
  inputs: {
    label: { inputSpacing: "Small", requiredInputs: { weight: "Bolder", suffix: "" }, optionalInputs: { weight: "Bolder" } },
    errorMessage: { color: "Attention", size: "Small", weight: "Default", spacing: "Small" },
  },
  actions: {
    maxActions: 6,
    spacing: "Default",
    buttonSpacing: 8,
    actionsOrientation: "Horizontal",
    actionAlignment: "Left",
    showCard: { actionMode: "Inline", inlineTopMargin: 10 },
  },
  textStyles: { heading: { weight: "Bolder", size: "Large" } },
  textBlock: { headingLevel: 3 },
};
