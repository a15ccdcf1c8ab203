import type { Line } from './rows';

/** Height of a line in pixels, as `view.css` has it. */
const LINE_HEIGHT = 22;
const SPARE_LINES = 4;

/** Shows the lines that fit the screen, whatever their number, and which of them is selected. */
export class VirtualList {
  private readonly space = document.createElement('div');
  private lines: Line[] = [];
  private selectedKey: string | undefined;
  private frame = 0;

  /**
   * @param draw makes the element of a line
   * @param selected told when another line is selected
   * @param clicked told of a line that is clicked, once it is selected
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly draw: (line: Line) => HTMLElement,
    private readonly selected: (line: Line | undefined) => void,
    private readonly clicked: (line: Line) => void,
  ) {
    root.append(this.space);
    root.addEventListener('scroll', () => this.schedule());
    root.addEventListener('keydown', (event) => this.key(event));
    root.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.schedule()).observe(root);
  }

  get selection(): Line | undefined {
    return this.lines.find((line) => keyOf(line) === this.selectedKey);
  }

  /** What is looked at stays where it is, unless that is the top. */
  show(lines: Line[]): void {
    const { scrollTop } = this.root;
    const top = this.lines[Math.floor(scrollTop / LINE_HEIGHT)];
    this.lines = lines;
    this.space.style.height = `${lines.length * LINE_HEIGHT}px`;
    if (scrollTop > 0 && top) {
      const moved = lines.findIndex((line) => keyOf(line) === keyOf(top));
      if (moved >= 0) {
        this.root.scrollTop = moved * LINE_HEIGHT + (scrollTop % LINE_HEIGHT);
      }
    }
    this.schedule();
  }

  select(line: Line | undefined): void {
    this.selectedKey = line && keyOf(line);
    this.selected(line);
    this.schedule();
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => this.render());
  }

  private render(): void {
    this.frame = 0;
    const first = Math.max(0, Math.floor(this.root.scrollTop / LINE_HEIGHT) - SPARE_LINES);
    const count = Math.ceil(this.root.clientHeight / LINE_HEIGHT) + 2 * SPARE_LINES;
    const elements = this.lines.slice(first, first + count).map((line, i) => {
      const element = this.draw(line);
      const isSelected = keyOf(line) === this.selectedKey;
      element.id = `line-${keyOf(line)}`;
      element.style.top = `${(first + i) * LINE_HEIGHT}px`;
      element.setAttribute('role', 'option');
      element.setAttribute('aria-selected', String(isSelected));
      element.setAttribute('aria-setsize', String(this.lines.length));
      element.setAttribute('aria-posinset', String(first + i + 1));
      return element;
    });
    this.space.replaceChildren(...elements);
    const active = this.selectedKey && `line-${this.selectedKey}`;
    if (active) this.root.setAttribute('aria-activedescendant', active);
    else this.root.removeAttribute('aria-activedescendant');
  }

  /** By place: elements come and go faster than a mouse button. */
  private click(event: MouseEvent): void {
    const y = event.clientY - this.root.getBoundingClientRect().top + this.root.scrollTop;
    const line = this.lines[Math.floor(y / LINE_HEIGHT)];
    if (line) {
      this.select(line);
      this.clicked(line);
    }
  }

  private key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.root.clientHeight / LINE_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.lines.length,
      End: this.lines.length,
    };
    const step = steps[event.key];
    if (step === undefined || this.lines.length === 0) {
      return;
    }
    event.preventDefault();
    const current = this.lines.findIndex((line) => keyOf(line) === this.selectedKey);
    const next = current < 0 ? 0 : clamp(current + step, this.lines.length - 1);
    this.select(this.lines[next]);
    this.reveal(next);
  }

  private reveal(index: number): void {
    const top = index * LINE_HEIGHT;
    const below = top + LINE_HEIGHT - this.root.clientHeight;
    this.root.scrollTop = Math.min(top, Math.max(below, this.root.scrollTop));
  }
}

function keyOf(line: Line): string {
  return line.kind === 'alert' ? String(line.row.number) : encodeURIComponent(line.rule);
}

function clamp(index: number, max: number): number {
  return Math.min(max, Math.max(0, index));
}
