set terminal svg size 440,300 font 'sans-serif,12' noenhanced
unset key
set border 1 lc rgb '#9aa4af' lw 1
set grid ytics back lt 1 lc rgb '#e1e5ea' lw 1 dt solid
set tics textcolor rgb '#59636e'
set xtics nomirror out scale 0.5
set ytics nomirror scale 0
set lmargin 7
set rmargin 2
set tmargin 1
set bmargin 3.6
set xlabel 'median approval latency' textcolor rgb '#59636e'
set bars small
set logscale x
set xrange [246.700046:2168]
set xtics ('no requests' 365.665728, '10 min' 600, '20 min' 1200, '30 min' 1800)
set yrange [0:50]
set ytics 0,10 format '%g %%'
set object 1 rectangle from graph 0, graph 0 to first 542, graph 1 behind fc rgb '#f3f5f7' fs solid noborder
$point0_0 << END
320.710059 41.04 37.7568 44.3232
END
$point0_1 << END
320.710059 28.71 26.4132 31.0068
END
$point0_2 << END
320.710059 5.31 4.8852 5.7348
END
$point1_0 << END
416.923077 39.68 36.5056 42.8544
END
$point1_1 << END
416.923077 26.55 24.426 28.674
END
$point1_2 << END
416.923077 5.18 4.7656 5.5944
END
$point2_0 << END
1084 3.12 2.8704 3.3696
END
$point2_1 << END
1084 7.43 6.8356 8.0244
END
$point2_2 << END
1084 34.25 31.51 36.99
END
plot $point0_0 using 1:2:3:4 with yerrorbars pt 7 ps 0.9 lw 1.4 lc rgb '#c8501a' notitle, \
  $point0_1 using 1:2:3:4 with yerrorbars pt 5 ps 0.9 lw 1.4 lc rgb '#c8501a' notitle, \
  $point0_2 using 1:2:3:4 with yerrorbars pt 9 ps 0.9 lw 1.4 lc rgb '#c8501a' notitle, \
  $point1_0 using 1:2:3:4 with yerrorbars pt 7 ps 0.9 lw 1.4 lc rgb '#0072b2' notitle, \
  $point1_1 using 1:2:3:4 with yerrorbars pt 5 ps 0.9 lw 1.4 lc rgb '#0072b2' notitle, \
  $point1_2 using 1:2:3:4 with yerrorbars pt 9 ps 0.9 lw 1.4 lc rgb '#0072b2' notitle, \
  $point2_0 using 1:2:3:4 with yerrorbars pt 7 ps 0.9 lw 1.4 lc rgb '#008663' notitle, \
  $point2_1 using 1:2:3:4 with yerrorbars pt 5 ps 0.9 lw 1.4 lc rgb '#008663' notitle, \
  $point2_2 using 1:2:3:4 with yerrorbars pt 9 ps 0.9 lw 1.4 lc rgb '#008663' notitle
